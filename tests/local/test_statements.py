"""Numbers that a text states, and lists that it announces."""

from __future__ import annotations

import pytest

from cnr.parse.local.records import AnnouncedList
from cnr.parse.local.statements import announced_lists, count, paragraphs, statements
from cnr.parse.local.text import numbers
from local.small import lines_of, words


@pytest.mark.parametrize(
    ("printed", "value"), [("13", 13), ("1 200", 1200), ("deux", 2), ("Quinze", 15)]
)
def test_a_number_in_figures_or_in_letters(printed: str, value: float) -> None:
    assert count(printed) == value


def stated(text: str) -> list[tuple[str, float, tuple[int, ...]]]:
    return [(one.about, one.value, one.lines) for one in statements(lines_of(text), words())]


@pytest.mark.parametrize(
    ("text", "about", "value"),
    [
        ("constituée de 44 communes.", "communes", 44),
        ("sur 1 031 communes", "communes", 1031),
        ("les 71 conseils municipaux", "conseils_municipaux", 71),
        ("les deux conseils municipaux", "conseils_municipaux", 2),
        ("En plus des 13 signataires", "signataires", 13),
        ("Les treize signataires", "signataires", 13),
        ("avec neuf autres partenaires", "partenaires", 9),
        ("les 4 axes stratégiques", "axes", 4),
        ("une durée de cinq ans", "annees", 5),
        ("la durée du contrat qui est de 5 ans", "annees", 5),
        ("Le calendrier de mise en œuvre : 2019-2024", "calendrier", 5),
        ("pour la période 2019 – 2023", "calendrier", 4),
    ],
)
def test_what_a_text_states(text: str, about: str, value: float) -> None:
    assert stated(text) == [(about, value, (1,))]


@pytest.mark.parametrize(
    "text",
    [
        "les communes",
        "13 signataires",
        "quelques axes stratégiques",
        "depuis 5 ans",
        "le syndicat (77 communes, 80 000 habitants)",
        "le calendrier s’étend jusqu’en 2024",
    ],
)
def test_what_states_nothing(text: str) -> None:
    assert stated(text) == []


def test_a_statement_has_the_lines_that_it_goes_through() -> None:
    text = "Avant.\n\nIl a vu les 71\nconseils municipaux\nde la côte"
    assert stated(text) == [("conseils_municipaux", 71, (3, 4))]


def test_a_statement_is_of_its_territory() -> None:
    (said,) = statements(lines_of("10 communes"), words(), "Rivages")
    assert (said.territory, said.text) == ("Rivages", "10 communes")


def test_a_sentence_goes_over_a_blank_line() -> None:
    text = "Une phrase\n\nqui continue,\n\n12 fois.\n\nune autre\n\nEncore"
    assert [numbers(run) for run in paragraphs(lines_of(text))] == [(1, 3, 5), (7,), (9,)]


def announced(text: str) -> tuple[AnnouncedList, ...]:
    return announced_lists(lines_of(text), words())


def test_a_list_as_announced() -> None:
    (found,) = announced("Avant. Voici deux priorités :\n\n• Prévenir\ntôt\n• Soigner\n\nEnfin.")
    assert found == AnnouncedList(
        "Voici deux priorités",
        2,
        (("• Prévenir tôt", 3), ("• Soigner", 5)),
        (1, 3, 4, 5),
    )


def test_an_item_printed_twice_is_twice_in_the_list() -> None:
    (found,) = announced("Voici 2 priorités :\n• Un\n• Deux\n• Deux")
    assert found.count == 2
    assert [text for text, _ in found.items] == ["• Un", "• Deux", "• Deux"]


def test_a_year_is_no_count() -> None:
    (found,) = announced("Le projet 2018-2028 a 2 priorités :\n- un\n- deux")
    assert found.count == 2
    assert announced("En 2018 il disait :\n- un\n- deux") == ()


def test_between_two_announces_no_list() -> None:
    assert announced("Un binôme entre deux délégations :\n- un\n- deux\n- trois") == ()


def test_a_sentence_with_two_counts_announces_no_list() -> None:
    assert announced("Les 3 villes ont 2 priorités :\n- un\n- deux") == ()


def test_a_sentence_without_a_list_under_it_announces_none() -> None:
    assert announced("Voici deux priorités :\n\nPrévenir.") == ()
    assert announced("Voici deux priorités :") == ()
    assert announced("Voici deux priorités.\n- un") == ()


def test_the_mark_of_a_note_is_no_part_of_the_noun() -> None:
    (found,) = announced("L’étude suit deux villes3 :\n• Un\n• Deux")
    assert (found.text, found.count) == ("L’étude suit deux villes", 2)


def test_a_list_ends_at_another_mark_a_title_or_a_sentence() -> None:
    lists = announced("Voici 2 priorités :\n• Un\n- détail\n• Deux")
    assert len(lists[0].items) == 1
    lists = announced("Voici 2 priorités :\n• Un\nLa suite :\n• Deux")
    assert len(lists[0].items) == 1
    lists = announced("Voici 2 priorités :\n1. Un\n\n2. Deux\n\nUne phrase.\n\n3. Trois")
    assert [text for text, _ in lists[0].items] == ["1. Un", "2. Deux"]
