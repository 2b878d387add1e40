"""How the lines of a table are cut into rows, one trap at a time."""

from __future__ import annotations

from cnr.lines import split_lines
from cnr.parse.rows import (
    EXAMPLE,
    GROUP,
    IDEA,
    SUBJECT,
    UNREAD,
    read_grouped_rows,
    read_subject_rows,
)

Read = tuple[str, str, int, list[int]]


def free(level: str, group: str, label: str) -> float:
    """No label is more surprising than another: only layout and sums tell."""
    return 0.0


def grouped(text: str) -> list[Read]:
    rows = read_grouped_rows(split_lines(text), free)
    return [(row.level, row.label, row.count, [ln.number for ln in row.lines]) for row in rows]


def subjects(text: str) -> list[Read]:
    rows = read_subject_rows(split_lines(text))
    return [(row.level, row.label, row.count, [ln.number for ln in row.lines]) for row in rows]


PLACES = "Ouvrir des places de stage dans les hôpitaux de proximité et dans les cabinets du canton"


def test_a_plain_table() -> None:
    text = "Former 5\n\n Ouvrir des stages 3\n\n Tutorer 2\n\nSoigner 1\n\n Veiller 1\n"
    assert grouped(text) == [
        (GROUP, "Former", 5, [1]),
        (IDEA, "Ouvrir des stages", 3, [3]),
        (IDEA, "Tutorer", 2, [5]),
        (GROUP, "Soigner", 1, [7]),
        (IDEA, "Veiller", 1, [9]),
    ]


def test_a_wrapped_label() -> None:
    text = (
        "Former 5\n\n"
        " Ouvrir des places de stage dans les hôpitaux de proximité et dans les cabinets\n"
        "du canton 5\n"
    )
    assert grouped(text) == [(GROUP, "Former", 5, [1]), (IDEA, PLACES, 5, [3, 4])]


def test_a_wrapped_label_over_a_page_break() -> None:
    text = (
        "Former 5\n\n"
        " Ouvrir des places de stage dans les hôpitaux de proximité et dans les cabinets\n"
        " du canton 5\n"
    )
    assert grouped(text) == [(GROUP, "Former", 5, [1]), (IDEA, PLACES, 5, [3, 4])]


def test_a_count_alone_on_its_line() -> None:
    text = (
        "Former 5\n\n"
        " Ouvrir des places de stage dans les hôpitaux de proximité et dans les cabinets\n"
        "du canton\n\n"
        "5\n"
    )
    assert grouped(text) == [(GROUP, "Former", 5, [1]), (IDEA, PLACES, 5, [3, 4, 6])]


def test_a_count_alone_under_a_group() -> None:
    text = "Former\n\n5\n\n Ouvrir des stages 3\n\n Tutorer 2\n"
    assert grouped(text) == [
        (GROUP, "Former", 5, [1, 3]),
        (IDEA, "Ouvrir des stages", 3, [5]),
        (IDEA, "Tutorer", 2, [7]),
    ]


def test_a_count_before_the_last_words_of_its_label() -> None:
    text = (
        "Dépister 9\n\n"
        " Développer notamment le transport solidaire, les vaccibus, les 8\n"
        "mammobus,...\n\n"
        " Informer 1\n"
    )
    label = "Développer notamment le transport solidaire, les vaccibus, les mammobus,..."
    assert grouped(text) == [
        (GROUP, "Dépister", 9, [1]),
        (IDEA, label, 8, [3, 4]),
        (IDEA, "Informer", 1, [6]),
    ]


def test_ideas_that_are_not_indented_are_told_from_groups_by_their_sum() -> None:
    text = "Former 5\n\nOuvrir des stages 3\n\nTutorer 2\n\nSoigner 1\n\nVeiller 1\n"
    assert [row[:3] for row in grouped(text)] == [
        (GROUP, "Former", 5),
        (IDEA, "Ouvrir des stages", 3),
        (IDEA, "Tutorer", 2),
        (GROUP, "Soigner", 1),
        (IDEA, "Veiller", 1),
    ]


def test_a_group_at_a_page_top_is_told_from_an_idea_by_the_sums() -> None:
    text = "Former 5\n\n Ouvrir des stages 3\n\n Tutorer 2\n Soigner 1\n\n Veiller 1\n"
    assert [row[:3] for row in grouped(text)][3:] == [(GROUP, "Soigner", 1), (IDEA, "Veiller", 1)]


def test_an_idea_at_a_page_top_has_two_spaces() -> None:
    text = "Former 5\n\n Ouvrir des stages 3\n  Tutorer 2\n\nSoigner 1\n\n Veiller 1\n"
    assert [row[0] for row in grouped(text)] == [GROUP, IDEA, IDEA, GROUP, IDEA]


def test_a_table_whose_first_line_is_at_a_page_top() -> None:
    text = " Former 5\n\n Ouvrir des stages 3\n\n Tutorer 2\n"
    assert [row[0] for row in grouped(text)] == [GROUP, IDEA, IDEA]


def test_rows_with_no_blank_line_between_them() -> None:
    text = "Former 5\n Ouvrir des stages 3\n Tutorer 2\nSoigner 1\n Veiller 1\n"
    assert [row[0] for row in grouped(text)] == [GROUP, IDEA, IDEA, GROUP, IDEA]


def test_figures_inside_a_label() -> None:
    text = (
        "Soigner 40\n\n Consulter à tarif secteur 1  27\n\n"
        " Appliquer la mesure 16 du rapport 12\n\n Répondre 7 jours sur 7 1\n"
    )
    assert [row[1:3] for row in grouped(text)] == [
        ("Soigner", 40),
        ("Consulter à tarif secteur 1", 27),
        ("Appliquer la mesure 16 du rapport", 12),
        ("Répondre 7 jours sur 7", 1),
    ]


def test_a_figure_that_ends_the_first_line_of_a_label() -> None:
    text = "Former 30\n\n Ouvrir des places de stage d’ici 5\nans au plus 20\n\n Tutorer 10\n"
    assert [row[1:] for row in grouped(text)][1] == (
        *("Ouvrir des places de stage d’ici 5 ans au plus", 20),
        [3, 4],
    )


def test_counts_over_a_thousand() -> None:
    text = "Former 3 100\n\n Ouvrir des stages 1\u202f700\n\n Tutorer 1400\n"
    assert [row[1:3] for row in grouped(text)] == [
        ("Former", 3100),
        ("Ouvrir des stages", 1700),
        ("Tutorer", 1400),
    ]


def test_a_label_that_ends_with_a_figure_is_told_from_thousands_by_the_sum() -> None:
    text = "Répondre 24 heures sur 24 193\n\n Appeler 90\n\n Réguler 103\n"
    assert grouped(text)[0] == (GROUP, "Répondre 24 heures sur 24", 193, [1])


def test_a_label_that_ends_with_a_figure_in_a_group_whose_sum_is_wrong() -> None:
    text = "Répondre 24 heures sur 24 193\n\n Appeler 90\n\n Réguler 101\n"
    assert grouped(text)[0] == (GROUP, "Répondre 24 heures sur 24", 193, [1])


EXAMPLES = "Former 5\n\n Ouvrir des stages 3\n\n{}\n \n\n Tutorer 2\n\nSoigner 1\n\n Veiller 1\n"
AROUND = [GROUP, IDEA, EXAMPLE, IDEA, GROUP, IDEA]


def test_a_block_of_examples() -> None:
    text = EXAMPLES.format("Ex : « Ouvrir des lits » ; « Ouvrir\ndes places »")
    rows = grouped(text)
    assert [row[0] for row in rows] == AROUND
    assert rows[2][3] == [5, 6]


def test_examples_with_a_blank_line_and_a_page_break_inside() -> None:
    text = EXAMPLES.format("Ex : « Ouvrir des lits\n\nà l’hôpital » ; « Fermer\n des lits »")
    rows = grouped(text)
    assert [row[0] for row in rows] == AROUND
    assert rows[2][3] == [5, 7, 8]


def test_examples_with_unclosed_quotation_marks() -> None:
    text = EXAMPLES.format("Ex : « Ouvrir des lits ; « Ouvrir\ndes places")
    assert [row[0] for row in grouped(text)] == AROUND


def test_examples_with_nested_quotation_marks() -> None:
    text = EXAMPLES.format("Ex : « recruter des chargés de « démographie\n\nmédicale » sur place »")
    assert [row[0] for row in grouped(text)] == AROUND


def test_a_line_of_examples_that_ends_with_a_figure() -> None:
    text = EXAMPLES.format("Ex : « Une campagne sur le 15\net le 114 » ; « Un tarif à 25\n»")
    assert [row[0] for row in grouped(text)] == AROUND


def test_a_group_whose_sum_is_wrong_is_read_as_printed() -> None:
    text = "Former 8\n\n Ouvrir des stages 3\n\n Tutorer 2\n\nSoigner 1\n\n Veiller 1\n"
    assert [row[:3] for row in grouped(text)] == [
        (GROUP, "Former", 8),
        (IDEA, "Ouvrir des stages", 3),
        (IDEA, "Tutorer", 2),
        (GROUP, "Soigner", 1),
        (IDEA, "Veiller", 1),
    ]


def test_an_idea_larger_than_its_group_is_read_as_printed() -> None:
    text = "Former 5\n\n Ouvrir des stages 33\n\n Tutorer 2\n\nSoigner 1\n\n Veiller 1\n"
    assert [row[2] for row in grouped(text)] == [5, 33, 2, 1, 1]


def test_a_table_without_a_count_is_not_read() -> None:
    assert grouped("Rien à signaler\n\nni à faire\n") == [
        (UNREAD, "", 0, [1]),
        (UNREAD, "", 0, [3]),
    ]


def test_an_empty_table() -> None:
    assert grouped(" \n\n") == []
    assert subjects("") == []


def test_a_label_longer_than_any_row_leaves_lines_unread() -> None:
    text = "Former 1\n\n Tutorer 1\n\n" + "Du texte sans nombre qui n’en finit pas\n" * 20
    rows = grouped(text)
    assert {row[0] for row in rows} >= {GROUP, UNREAD}
    assert sorted(line for row in rows for line in row[3]) == [1, 3, *range(5, 25)]


def test_labels_known_elsewhere_are_preferred() -> None:
    text = "Former 1\nles aidants 1\n\n Tutorer 1\n"

    def known(level: str, group: str, label: str) -> float:
        return 0.0 if label in ("Former 1 les aidants", "Tutorer") else 9.0

    rows = read_grouped_rows(split_lines(text), known)
    assert [(row.level, row.label) for row in rows] == [
        (GROUP, "Former 1 les aidants"),
        (IDEA, "Tutorer"),
    ]


def test_first_and_last_lines_of_a_row() -> None:
    (group, idea) = read_grouped_rows(split_lines("\nFormer 1\n\n Tutorer\n\n1\n"), free)
    assert (group.first, group.last, idea.first, idea.last) == (2, 2, 4, 6)


def test_subjects() -> None:
    text = "Formation 5\n\nTarif secteur 1  27\n\nFreins pour les métiers para -\nmédicaux 3\n"
    assert subjects(text) == [
        (SUBJECT, "Formation", 5, [1]),
        (SUBJECT, "Tarif secteur 1", 27, [3]),
        (SUBJECT, "Freins pour les métiers para - médicaux", 3, [5, 6]),
    ]


def test_subjects_with_a_count_alone_and_at_a_page_top() -> None:
    text = "Formation des soignants\n\n5\n Rémunération 3\n\nAutre 7\n"
    assert [row[1:3] for row in subjects(text)] == [
        ("Formation des soignants", 5),
        ("Rémunération", 3),
        ("Autre", 7),
    ]


def test_subjects_without_a_count_are_not_read() -> None:
    assert subjects("Rien\n") == [(UNREAD, "", 0, [1])]
