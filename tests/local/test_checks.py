"""Each check of the local documents where it must be silent, and where it must not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cnr.checks.local import LOCAL_CHECKS, NATIONAL, run_local_checks
from cnr.parse.local.records import (
    HERE,
    Action,
    AnnouncedList,
    LocalDocument,
    Member,
    Passage,
    PlanLevel,
    Statement,
    Territory,
)
from local.small import TEXTS, read

#: Severity, document, sentence with plain spaces, expected, observed, lines.
Told = tuple[str, str, str, str, str, tuple[int, ...]]


def found(rule: str, *documents: LocalDocument) -> list[Told]:
    def plain(text: str) -> str:
        return text.replace("\u00a0", " ").replace("\u202f", " ")

    return [
        (f.severity, name, plain(f.sentence), plain(f.expected), plain(f.observed), f.lines)
        for name, f in LOCAL_CHECKS[rule](documents)
    ]


def document(name: str = "a", **parts: object) -> LocalDocument:
    return LocalDocument(name, (), **parts)  # type: ignore[arg-type]


def action(title: str, line: int = 1, code: str = "") -> Action:
    lines = (line + 50,) if code else ()
    return Action(f"a-{line}", "action", "", "Un objectif", "", code, title, (line,), lines)


def actions(*titles: str) -> tuple[Action, ...]:
    return tuple(action(title, line) for line, title in enumerate(titles, start=1))


def members(source: str, count: int, territory: str = HERE) -> tuple[Member, ...]:
    return tuple(Member(territory, source, f"m{n}", (n,)) for n in range(1, count + 1))


def says(about: str, value: float, text: str = "", territory: str = HERE) -> tuple[Statement, ...]:
    return (Statement(about, territory, value, text or f"{value} {about}", (9,)),)


def place(communes: int = 10, inhabitants: int = 1000, area: float = 10, density: float = 100):
    return Territory(
        "Rivages", "Côte", communes, inhabitants, area, density, 2017, 2020, (5, 6), (5,)
    )


def test_every_small_document_contradicts_itself_only_where_it_was_made_to() -> None:
    told = [
        (rule, name, finding.lines)
        for kind in TEXTS
        for rule, name, finding in run_local_checks([read(kind)], {})
    ]
    assert told == [
        ("actions_non_listees", "essai", (39,)),
        ("intitule_plan", "essai", (51, 88, 89)),
        ("communes_nombre", "essai", (39, 43)),
    ]


def test_titles_alike_are_one_action_printed_twice() -> None:
    one = document(actions=actions("Créer un guichet", "Tenir un stand"))
    assert found("action_repetee", one) == []
    two = document(
        actions=actions("L’action aimée", "Tenir un stand"), uncoded=(action("l'Action  aimee", 7),)
    )
    assert found("action_repetee", two) == [
        (
            *("certain", "a", "L’action « L’action aimée » est imprimée deux fois."),
            *("une fois", "deux fois", (1, 7)),
        )
    ]


def test_a_title_made_of_another_s_words_is_a_minor_finding() -> None:
    two = document(actions=actions("Faciliter la formation initiale", "Faciliter la formation"))
    (told,) = found("action_repetee", two)
    assert told[0] == "mineur"
    assert told[2] == (
        "Deux actions du plan ont les mêmes mots : « Faciliter la formation initiale » et "
        "« Faciliter la formation »."
    )
    other = document(actions=actions("Faciliter la formation initiale", "Faciliter le logement"))
    assert found("action_repetee", other) == []


def test_titles_of_two_documents_are_two_actions() -> None:
    one, two = document("a", actions=actions("Agir")), document("b", actions=actions("Agir"))
    assert found("action_repetee", one, two) == []


def test_a_title_has_a_code_and_a_code_a_title() -> None:
    assert found("action_sans_code", document(actions=actions("Agir"))) == []
    alone = Action("a", "action", "", "1.1 : But", "", "FA3", "", (), (8,))
    told = found("action_sans_code", document(uncoded=(action("Agir", 4), alone)))
    assert told == [
        (
            *("certain", "a"),
            "L’action « Agir » n’a pas de code dans le tableau des actions (« Un objectif »).",
            *("", "", (4,)),
        ),
        (
            *("certain", "a", "Le code FA3 n’a pas d’intitulé dans le tableau des actions."),
            *("", "", (8,)),
        ),
    ]


@pytest.mark.parametrize(
    ("codes", "place"),
    [("FA1 FA2 FA3", None), ("FA1 FA3 FA4", 1), ("FA1 FA1 FA2", 1), ("FA2 FA3", 0), ("", None)],
)
def test_codes_follow_each_other_from_one(codes: str, place: int | None) -> None:
    coded = tuple(action("Agir", n, code) for n, code in enumerate(codes.split(), start=1))
    told = found("codes_suite", document(actions=(*coded, action("Sans code", 40))))
    if place is None:
        assert told == []
    else:
        code = codes.split()[place]
        assert told == [
            (
                *("certain", "a"),
                f"Les codes d’actions ne se suivent pas : {code} est à la place du numéro "
                f"{place + 1}.",
                *(str(place + 1), code[2:], (51 + place,)),
            )
        ]


def test_a_contract_that_lists_no_action_lists_none() -> None:
    text = ("Les actions ne sont pas listées dans ce document.", (4, 5))
    assert found("actions_non_listees", document(paragraphs=(text,))) == []
    assert found("actions_non_listees", document(actions=actions("Agir"))) == []
    both = document(paragraphs=(text,), actions=actions("Agir", "Soigner"))
    assert found("actions_non_listees", both) == [
        (
            *("certain", "a"),
            "Le contrat écrit « Les actions ne sont pas listées dans ce document », et son tableau "
            "liste 2 actions.",
            *("aucune action", "2 actions", (4, 5)),
        )
    ]


def test_the_communes_stated_are_those_listed() -> None:
    listed = members("article", 3)
    assert found("communes_nombre", document(communes=listed, statements=says("communes", 3))) == []
    assert found("communes_nombre", document(statements=says("communes", 4))) == []
    told = found(
        "communes_nombre", document(communes=listed, statements=says("communes", 4, "4 communes"))
    )
    assert told == [
        (
            *("probable", "a", "Le texte annonce « 4 communes », la liste nomme 3 communes."),
            *("4", "3", (9,)),
        )
    ]


def test_documents_state_the_same_communes() -> None:
    one, two = (document(name, statements=says("communes", 31)) for name in "ab")
    assert found("communes_nombre", one, two) == []
    three = document("c", statements=says("communes", 44))
    assert found("communes_nombre", three, one, two) == [
        (
            *("probable", "a"),
            "Le territoire compte 31 communes dans « a » et « b » et 44 dans « c » : les documents "
            "ne disent pas ce qui a changé.",
            *("44", "31", (9,)),
        )
    ]


@pytest.mark.parametrize("about", ["communes", "conseils_municipaux"])
def test_a_portrait_speaks_of_the_communes_of_its_key_figures(about: str) -> None:
    def portrait(value: float, territory: str = "Rivages") -> LocalDocument:
        said = says(about, value, f"{value:.0f} fois", territory)
        return document(territories=(place(),), statements=said)

    assert found("communes_nombre", portrait(10)) == []
    assert found("communes_nombre", portrait(11, "Dunes")) == []
    assert found("communes_nombre", portrait(11)) == [
        (
            *("probable", "a"),
            "Rivages : le portrait parle de « 11 fois », les chiffres clés de 10 communes.",
            *("10", "11", (5, 9)),
        )
    ]


def test_the_signatories_stated_are_those_listed() -> None:
    said = says("signataires", 3)
    assert found("signataires_nombre", document(statements=said)) == []
    right = document(statements=said, signatories=members("signature", 3))
    assert found("signataires_nombre", right) == []
    lists = (*members("article", 3), *members("signature", 2))
    assert found("signataires_nombre", document(statements=said, signatories=lists)) == [
        (
            *("certain", "a", "Le texte annonce 3 signataires, la liste en nomme 2."),
            *("3", "2", (1, 2, 9)),
        )
    ]


def test_partners_are_those_who_sign_with_the_territory() -> None:
    said = says("partenaires", 2, territory="Rivages")
    for count, silent in ((2, False), (3, True), (4, False)):
        of = document(statements=said, signatories=members("portrait", count, "Rivages"))
        assert (found("signataires_nombre", of) == []) is silent
    other = document(statements=said, signatories=members("portrait", 2, "Dunes"))
    assert found("signataires_nombre", other) == []


def test_as_many_sign_as_there_are_parties() -> None:
    same = (*members("article", 2), *members("signature", 2))
    assert found("parties_signatures", document(signatories=same)) == []
    assert found("parties_signatures", document(signatories=members("signature", 2))) == []
    less = (*members("article", 2), *members("signature", 1))
    assert found("parties_signatures", document(signatories=less)) == [
        (
            *("certain", "a", "Le contrat nomme 2 parties et porte 1 signature."),
            *("2", "1", (1, 2)),
        )
    ]
    none = document(signatories=members("article", 1))
    assert [told[4] for told in found("parties_signatures", none)] == ["0"]


def test_the_axes_stated_are_those_listed() -> None:
    axes = tuple(PlanLevel("axe", str(n), "t", "", (n,)) for n in (1, 2))
    assert found("axes_nombre", document(levels=axes, statements=says("axes", 2))) == []
    assert found("axes_nombre", document(statements=says("axes", 2))) == []
    told = found("axes_nombre", document(levels=axes, statements=says("axes", 4, "4 axes")))
    assert [one[:5] for one in told] == [
        ("certain", "a", "Le texte annonce « 4 axes », la liste nomme 2 axes.", "4", "2")
    ]


@pytest.mark.parametrize(
    ("inhabitants", "area", "density", "severity"),
    [
        (1000, 10, 100, None),
        (1004, 10, 100, None),
        (103000, 544, 190, "mineur"),
        (103000, 544, 191, "certain"),
        (103000, 544, 188, "mineur"),
        (103000, 544, 187, "certain"),
    ],
)
def test_the_density_is_of_inhabitants_by_area(
    inhabitants: int, area: float, density: float, severity: str | None
) -> None:
    told = found("densite", document(territories=(place(10, inhabitants, area, density),)))
    assert [one[0] for one in told] == ([severity] if severity else [])


def test_the_density_that_rounding_may_explain_says_so() -> None:
    (told,) = found("densite", document(territories=(place(10, 103000, 544, 190),)))
    assert told[2:] == (
        "Rivages : 103 000 habitants sur 544 km² font 189 habitants par km², le portrait imprime "
        "190 ; l’arrondi du nombre d’habitants peut l’expliquer.",
        *("189,3", "190", (5,)),
    )
    (told,) = found("densite", document(territories=(place(10, 103000, 544, 290),)))
    assert told[2].endswith("le portrait imprime 290.")


def test_a_calendar_has_the_years_of_its_duration() -> None:
    calendar = says("calendrier", 5, "calendrier 2019-2024")
    years = says("annees", 5, "durée de 5 ans")
    assert found("cls_duree", document(statements=(*calendar, *years))) == []
    assert found("cls_duree", document(statements=calendar)) == []
    three = says("annees", 3, "durée de 3 ans")
    assert found("cls_duree", document(statements=(*calendar, *three))) == [
        (
            *("certain", "a"),
            "Le « calendrier 2019-2024 » couvre 5 ans, le texte annonce « durée de 3 ans ».",
            *("3", "5", (9,)),
        )
    ]
    elsewhere = says("annees", 3, territory="Rivages")
    assert found("cls_duree", document(statements=(*calendar, *elsewhere))) == []


def test_a_calendar_ends_after_it_began() -> None:
    for value, silent in ((1, True), (0, False), (-2, False)):
        of = document(statements=says("calendrier", value, "période"))
        assert (found("cls_duree", of) == []) is silent


def announced(count: int, *items: str) -> LocalDocument:
    rows = tuple((text, n) for n, text in enumerate(items, start=2))
    return document(lists=(AnnouncedList("Voici", count, rows, (1, 2)),))


def test_a_list_has_as_many_items_as_announced() -> None:
    assert found("liste_annoncee", announced(2, "• Un", "• Deux")) == []
    assert found("liste_annoncee", announced(3, "• Un", "• Deux")) == [
        (
            *("certain", "a"),
            "La phrase « Voici » annonce 3 éléments, la liste en imprime 2.",
            *("3", "2", (1, 2)),
        )
    ]


def test_a_list_tells_what_it_prints_twice() -> None:
    (told,) = found("liste_annoncee", announced(1, "• Un ;", "• Un ;"))
    assert told[2] == (
        "La phrase « Voici » annonce 1 élément, la liste en imprime 2, dont « Un » deux fois."
    )


def level(code: str, title: str, line: int, kind: str = "objectif") -> PlanLevel:
    return PlanLevel(kind, code, title, "", (line,))


def test_a_level_has_one_title() -> None:
    once = document(levels=(level("1.1", "Tenir un stand", 1),))
    assert found("intitule_plan", once) == []
    same = document(
        levels=(level("1.1", "Tenir un stand", 1),), labels=(level("1.1", "tenir  un stand", 7),)
    )
    assert found("intitule_plan", same) == []
    unlisted = document(labels=(level("1.1", "Tenir un stand", 7),))
    assert found("intitule_plan", unlisted) == []
    other = document(
        levels=(level("1.1", "Tenir un stand", 1),), labels=(level("1.1", "Un stand", 7),)
    )
    assert found("intitule_plan", other) == [
        (
            *("mineur", "a"),
            "L’objectif 1.1 porte deux intitulés : « Tenir un stand » et « Un stand ».",
            *("Tenir un stand", "Un stand", (1, 7)),
        )
    ]


def passage(kind: str, title: str, text: str = "", line: int = 5) -> Passage:
    return Passage(f"a-p{line}", kind, "But", "", "", title, text, (line, line + 1))


def test_an_objective_of_the_body_has_its_title_in_the_plan() -> None:
    plan = (level("", "Soigner et agir", 20, "axe"),)
    same = document(levels=plan, passages=(passage("objectif", "Soigner et agir"),))
    assert found("intitule_plan", same) == []
    other = document(levels=plan, passages=(passage("objectif", "Soigner : agir"),))
    assert [told[2:] for told in found("intitule_plan", other)] == [
        (
            "L’objectif 1 porte deux intitulés : « Soigner : agir » et « Soigner et agir ».",
            *("Soigner : agir", "Soigner et agir", (5, 6, 20)),
        )
    ]


def body(title: str, *texts: str, paragraphs: Sequence[str] = ()) -> LocalDocument:
    return document(
        actions=actions(title),
        passages=tuple(passage("proposition", text, line=n) for n, text in enumerate(texts, 5)),
        paragraphs=tuple((text, (30,)) for text in paragraphs),
    )


def test_an_action_of_the_plan_is_told_of_in_the_body() -> None:
    rule = "plan_absent_du_corps"
    assert found(rule, body("Créer une maison des internes", "La maison des internes")) == []
    assert found(rule, body("Loger (par exemple un foyer)", "Loger les internes")) == []
    assert found(rule, body("Loger des internes", "Rien", paragraphs=["Loger un interne"])) == []
    assert found(rule, document(actions=actions("Loger des internes"))) == []
    told = found(rule, body("Loger des internes et marcher ensemble", "Loger les internes"))
    assert told == [
        (
            *("probable", "a"),
            "L’action « Loger des internes et marcher ensemble » du plan récapitulé n’est pas "
            "développée dans le corps du texte pour « marcher ensemble ».",
            *("marcher ensemble", "", (1,)),
        )
    ]


def test_a_proposal_of_the_body_is_in_the_plan() -> None:
    rule = "corps_absent_du_plan"
    assert found(rule, body("Créer une maison des internes", "La maison des internes")) == []
    told = found(rule, body("Créer une maison des internes", "Classer toute la zone"))
    assert told == [
        (
            *("probable", "a"),
            "La proposition « Classer toute la zone » du corps du texte n’est pas reprise dans le "
            "plan récapitulé.",
            *("", "", (5,)),
        )
    ]
    heading = document(
        levels=(level("", "Classer la zone", 20),),
        passages=(passage("proposition", "Classer toute la zone"),),
    )
    assert found(rule, heading) == []
    box = document(actions=actions("Créer"), passages=(passage("info_action", "Classer la zone"),))
    assert found(rule, box) == []


def test_findings_have_the_scope_of_their_document_and_the_order_of_the_rules() -> None:
    one = document("a", uncoded=actions("Agir", "Agir"))
    two = document("b", uncoded=actions("Courir"))
    told = run_local_checks([one, two], {"a": "47"})
    assert [(rule, name, finding.scope) for rule, name, finding in told] == [
        ("action_repetee", "a", "47"),
        ("action_sans_code", "a", "47"),
        ("action_sans_code", "a", "47"),
        ("action_sans_code", "b", NATIONAL),
    ]
    assert run_local_checks([], {}) == []
