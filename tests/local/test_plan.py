"""A contribution: its recapitulated plan, its body and its table."""

from __future__ import annotations

import pytest

from cnr.errors import StructureError
from local.small import CONTRACT, FOCUS, PAGE, PLAN, changed, read, roles, texts_of


def passages(*changes: tuple[str, str]) -> list[tuple[str, str, str, str]]:
    return [
        (one.kind, one.number, one.title, one.text) for one in read("plan", None, *changes).passages
    ]


def test_the_plan_has_axes_headings_and_actions() -> None:
    plan = read("plan")
    assert [(one.level, one.title, one.parent) for one in plan.levels] == [
        ("axe", "Accueillir les soignants", ""),
        ("objectif", "Faciliter leur installation", "Accueillir les soignants"),
        ("axe", "Prévenir les maladies", ""),
        ("objectif", "Aller au-devant des habitants", "Prévenir les maladies"),
    ]
    assert [(one.id, one.title, one.axis, one.objective) for one in plan.actions] == [
        (
            *("essai-01", "Ouvrir un guichet unique"),
            *("Accueillir les soignants", "Faciliter leur installation"),
        ),
        (
            *("essai-02", "Accueillir les internes"),
            *("Accueillir les soignants", "Faciliter leur installation"),
        ),
        (
            *("essai-03", "Tenir un stand au marché"),
            *("Prévenir les maladies", "Aller au-devant des habitants"),
        ),
    ]


def test_an_action_has_its_lines() -> None:
    assert texts_of(PLAN, read("plan").actions[2].lines) == ["> Tenir un stand au", "marché"]


def test_actions_without_a_blank_line_between_them_are_still_two() -> None:
    plan = read("plan", None, ("unique\n\n> Accueillir", "unique\n> Accueillir"))
    assert [one.title for one in plan.actions][:2] == [
        *("Ouvrir un guichet unique", "Accueillir les internes")
    ]


def test_the_body_has_objectives_headings_proposals_and_boxes() -> None:
    assert passages() == [
        ("objectif", "", "Accueillir les soignants", ""),
        ("intertitre", "", "Faciliter leur installation", ""),
        (
            *("proposition", "1", "Ouvrir un guichet pour les soignants"),
            "Le guichet répond à toutes les questions. Nous voulons aussi un site.",
        ),
        (
            *("info_action", "", "Un guichet unique"),
            "Le guichet unique c’est : Un point d’entrée connu de tous Il ouvre en mars.",
        ),
        (
            *("proposition", "2", "Accueillir les internes"),
            "Un livret est remis à chacun. Une fête suit.",
        ),
        ("objectif", "", "Prévenir les maladies", ""),
        ("intertitre", "", "Aller au-devant des habitants", ""),
        ("proposition", "1", "Tenir un stand", "Le stand est au marché."),
    ]


def test_a_passage_knows_what_it_stands_under() -> None:
    found = read("plan").passages
    assert [(one.objective, one.heading) for one in found[2:5]] == [
        ("Accueillir les soignants", "Faciliter leur installation")
    ] * 3
    assert (found[5].objective, found[5].heading) == ("Prévenir les maladies", "")


def test_a_proposal_goes_on_under_its_box() -> None:
    proposal = read("plan").passages[2]
    assert texts_of(PLAN, proposal.lines) == [
        "1- Ouvrir un guichet pour les",
        "soignants",
        "Le guichet répond à toutes les questions.",
        "Nous voulons aussi un site.",
    ]


def test_a_gap_that_holds_a_space_is_inside_a_box() -> None:
    (box,) = [
        text
        for kind, _, _, text in passages(("mars.\n\nNous", "mars.\n \nNous"))
        if kind == "info_action"
    ]
    assert box.endswith("Il ouvre en mars. Nous voulons aussi un site.")


def test_a_box_goes_on_where_no_sentence_ended() -> None:
    (box,) = [
        text for kind, _, _, text in passages(("ouvre en mars.", "ouvre")) if kind == "info_action"
    ]
    assert box.endswith("Il ouvre Nous voulons aussi un site.")


def test_two_boxes_stand_in_one_proposal() -> None:
    found = passages(("mars.\n\nNous", "mars.\n\nInfo action : Un site\nIl est beau.\n\nNous"))
    assert [(kind, title) for kind, _, title, _ in found[2:5]] == [
        ("proposition", "Ouvrir un guichet pour les soignants"),
        ("info_action", "Un guichet unique"),
        ("info_action", "Un site"),
    ]
    assert found[2][3].endswith("Nous voulons aussi un site.")


@pytest.mark.parametrize(
    ("old", "new", "title"),
    [
        ("1- Tenir un stand\n", "1- Tenir un stand : au\nmarché\n", "Tenir un stand : au marché"),
        ("1- Tenir un stand\n", "1- Tenir un stand :\n\nMarché\n", "Tenir un stand : Marché"),
        ("1- Tenir un stand\n", "1- Tenir un stand (au\nPort)\n", "Tenir un stand (au Port)"),
        ("1- Tenir un stand\n", "1-Tenir un stand\n", "Tenir un stand"),
    ],
)
def test_a_title_is_wrapped(old: str, new: str, title: str) -> None:
    assert passages((old, new))[7][2] == title


def test_a_page_start_is_no_heading() -> None:
    assert "Une fête suit." not in [title for _, _, title, _ in passages()]
    found = passages(("chacun.\n Une fête suit", "chacun.\n\n Une fête suit"))
    assert ("intertitre", "", "Une fête suit.", "") in found


def test_a_page_number_is_no_text() -> None:
    assert roles(read("plan"))[64] == "mobilier_page"


def test_the_body_begins_with_its_first_objective() -> None:
    text = changed("plan", None, ("Nous avons deux", " Un mot\n\nNous avons deux"))
    assert [one.kind for one in read("plan", text).passages][:1] == ["objectif"]


def test_the_table_of_patients() -> None:
    plan = read("plan")
    assert [(one.territory, one.value, one.year) for one in plan.figures] == [
        ("AA", 1784, 2019),
        ("Lot et Garonne", 1834, 2019),
        ("Nouvelle Aquitaine", 1592, 2019),
        ("France", 1703, 2019),
        ("AA", 234, 2019),
        ("Lot et Garonne", 342, 2019),
        ("Nouvelle Aquitaine", 380, 2019),
        ("France", 378, 2019),
    ]
    assert {one.label for one in plan.figures} == {
        "Nombre de patients par médecins – Médecine générale",
        "Nombre de patients par médecins – infirmiers",
    }
    assert texts_of(PLAN, plan.figures[0].lines) == ["Médecine", "générale", "1784 1834 1592 1703"]


def test_a_table_without_a_source_has_no_year() -> None:
    plan = read("plan", None, ("Source CPAM, recensement 2019", ""))
    assert [one.year for one in plan.figures] == [None] * 8


def test_a_contribution_without_a_table_has_no_figure() -> None:
    plan = read("plan", None, ("AA Lot et Garonne Nouvelle Aquitaine France", "Ici et là"))
    assert plan.figures == ()


@pytest.mark.parametrize("text", [PAGE, CONTRACT, FOCUS])
def test_another_document_is_refused(text: str) -> None:
    with pytest.raises(StructureError) as caught:
        read("plan", text)
    assert str(caught.value) == (
        "« essai.txt » : le récapitulatif du plan d’actions n’est pas trouvé ; ce document n’est "
        "pas une contribution écrite sur ce modèle."
    )


def test_a_plan_without_an_action_is_refused() -> None:
    with pytest.raises(StructureError) as caught:
        read("plan", PLAN.split("> Ouvrir")[0])
    assert str(caught.value) == "« essai.txt », ligne 65 : aucune action sous ce titre."


def test_an_action_under_no_objective_is_refused() -> None:
    with pytest.raises(StructureError) as caught:
        read("plan", PLAN.replace("d’actions\n\nAccueillir les soignants\n", "d’actions\n"))
    assert str(caught.value) == (
        "« essai.txt », ligne 69 : cette action n’est sous aucun objectif du plan."
    )
