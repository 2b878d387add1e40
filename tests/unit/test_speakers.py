from __future__ import annotations

import pytest

from cnr.parse.records import Contribution, Passage, Synthesis, WorkshopReport
from cnr.speakers import (
    Speaker,
    hidden,
    known_roles,
    named_at_head,
    read_voices,
    speaker_of,
    surnames,
)

#: Words that the corpus writes without a capital too.
ORDINARY = frozenset(["dispositif", "plan", "bel"])


def named(text: str) -> tuple[str, ...]:
    match = named_at_head(text, ORDINARY)
    return surnames(match) if match else ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dr Verdelin : un foyer", ("verdelin",)),
        ("Dr Verdelin un foyer", ("verdelin",)),  # a title needs no colon
        ("docteure Verdelin, du bourg : un foyer", ("verdelin",)),
        ("M. VERDELIN : un foyer", ("verdelin",)),
        ("Mme Odile VERDELIN, maire : un foyer", ("verdelin",)),
        ("Dr VERDELIN ORMOY : un foyer", ("verdelin", "ormoy")),
        ("Mr Verdelin St Ormoy CH VALBRUNE : un foyer", ("verdelin", "ormoy")),
        ("Odile VERDELIN infirmière : un foyer", ("verdelin",)),
        ("Jean-Luc D'ORMOY – CAPS : un foyer", ("ormoy",)),
        ("TEMOIGNAGE : Odile VERDELIN, interne", ("verdelin",)),
        ("Témoignage : Dr Verdelin-Ormoy", ("verdelin-ormoy",)),
        ("TEMOIGNAGE : Odile Verdélin PMI", ("verdelin",)),  # the given name is no surname
        ("Odile ÉMERAN : un foyer", ("emeran",)),
        ("Colonel Verdelin : un foyer", ("verdelin",)),
    ],
)
def test_a_name_at_the_head(text: str, names: tuple[str, ...]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Odile Verdelin : un foyer",  # no capitals and no title
        "Odile VERDELIN propose un foyer",  # no label
        "Dispositif ASALEE : un foyer",  # an acronym after an ordinary word
        "Plan ORSAN : un foyer",
        "Odile MSP : un foyer",  # an acronym of health care
        "Dr CPTS : un foyer",
        "Mme la maire : un foyer",
        "Monsieur Le Maire : un foyer",
        "Madame La Présidente : un foyer",
        "Le Dr Verdelin : un foyer",  # not at the head
        "TEMOIGNAGE : une interne",
        "Drôle de foyer : un",
        "MSP VALBRUNE : un foyer",
        "",
    ],
)
def test_no_name_at_the_head(text: str) -> None:
    assert named(text) == ()


@pytest.mark.parametrize(
    ("texts", "role"),
    [
        (["Dr Verdelin : un"], "médecin"),
        (["Mme Verdelin : un"], "participant"),
        (["Odile VERDELIN – CAPS : un"], "professionnel de santé"),
        (["Odile VERDELIN – CAPS : un", "Dr Verdelin : un"], "médecin"),
        (["Dr Verdelin : un", "Mme VERDELIN, maire du bourg : un"], "élu"),
        (["Mme Verdelin : un", "TEMOIGNAGE : Odile VERDELIN, sage-femme au foyer"], "sage-femme"),
        (["Dr Verdelin : le maire a un foyer"], "médecin"),  # after the label, no presentation
        (["M. Verdelin directeur de la CPAM propose un foyer"], "institution"),
        (["Colonel Verdelin : un"], "sapeur-pompier"),
    ],
)
def test_a_function_tells_more_than_a_title_and_a_title_than_an_organisation(
    texts: list[str], role: str
) -> None:
    assert known_roles(texts, ORDINARY) == {"verdelin": role}
    assert known_roles(reversed(texts), ORDINARY) == {"verdelin": role}


def test_labels_without_a_name_teach_no_role() -> None:
    assert known_roles(["Maire de Valbrune : un", "Dispositif ASALEE : un"], ORDINARY) == {}


ROLES = {"verdelin": "infirmier", "ormoy": "médecin", "bel": "élu"}


@pytest.mark.parametrize(
    ("text", "role", "shown"),
    [
        ("Dr Ormoy : un foyer", "médecin", "Médecin : un foyer"),
        ("Dr Ormoy un foyer", "médecin", "Médecin : un foyer"),
        ("Dr Ormoy, médecin retraité : un foyer", "médecin", "Médecin retraité : un foyer"),
        ("Odile VERDELIN IDE : un foyer", "infirmier", "IDE : un foyer"),
        ("Odile VERDELIN – CPTS : un foyer", "infirmier", "Infirmier – CPTS : un foyer"),
        ("TEMOIGNAGE : Odile VERDELIN", "infirmier", "TEMOIGNAGE : infirmier"),
        ("TEMOIGNAGE : Odile VERDELIN, IDE", "infirmier", "TEMOIGNAGE : IDE"),
        ("Mr Bel CH VALBRUNE : un foyer", "élu", "Élu, CH VALBRUNE : un foyer"),
        ("Dr Inconnu : un foyer", "participant", "Participant : un foyer"),
    ],
)
def test_the_role_stands_for_the_name(text: str, role: str, shown: str) -> None:
    speaker = speaker_of(text, ROLES, ORDINARY)
    assert speaker is not None
    assert (speaker.role, speaker.text) == (role, shown)
    assert speaker.surnames


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Maire de Valbrune : un foyer", "élu"),
        ("Jeune MG du bourg : un foyer", "médecin"),
        ("Présidente CME du Vallon : un foyer", "médecin"),
        ("VP MK : un foyer", "kinésithérapeute"),
    ],
)
def test_a_function_alone_speaks_where_the_report_names_speakers(text: str, role: str) -> None:
    assert speaker_of(text, ROLES, ORDINARY) == Speaker(role, text)
    assert speaker_of(text, {}, ORDINARY) is None


@pytest.mark.parametrize(
    "text",
    [
        "Maires de la vallée : un foyer",  # several persons
        "Les médecins : un foyer",
        "Pour le maire : un foyer",
        "Dispositif ASALEE : un foyer",
        "Coordination : un foyer",
        "Un foyer pour l’interne : le louer",
        "Maire de Valbrune, un foyer",
        "Maire " + "du bourg " * 8 + ": un foyer",  # too long for a label
        "Maire de Saint-Ormoy-des-Grandes-Vallées-de-la-Brune et de Verdelin-sur-la-Brune : un",
    ],
)
def test_a_label_that_presents_nobody(text: str) -> None:
    assert speaker_of(text, ROLES, ORDINARY) is None


@pytest.mark.parametrize("roles", [ROLES, {}])
def test_a_testimony_without_a_name(roles: dict[str, str]) -> None:
    text = "Témoignage d’une interne : un foyer"
    assert speaker_of(text, roles, ORDINARY) == Speaker("interne", text)
    text = "Témoignage d'un riverain : un foyer"
    assert speaker_of(text, roles, ORDINARY) == Speaker("participant", text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("avec Mme Verdelin, au foyer", "avec [infirmier], au foyer"),
        ("avec Odile VERDELIN", "avec [infirmier]"),
        ("avec Mme Verdélin et VERDÉLIN", "avec [infirmier] et [infirmier]"),
        ("avec Odile, au foyer", "avec Odile, au foyer"),
        ("VERDELIN l’a dit", "[infirmier] l’a dit"),
        ("Dr Ormoy et Dr Verdelin", "[médecin] et [infirmier]"),
        ("Dr VERDELIN ORMOY", "[infirmier]"),
        ("Mr Verdelin St Ormoy", "[infirmier]"),
        ("les verdelin", "les verdelin"),
        ("les Verdelins", "les Verdelins"),
        ("Bel exemple, le Bel âge", "Bel exemple, le Bel âge"),  # an ordinary word too
        ("avec M. Bel", "avec [élu]"),
        ("avec Odile Bel", "avec [élu]"),
    ],
)
def test_names_inside_a_text_are_hidden(text: str, shown: str) -> None:
    assert hidden(text, ROLES, ORDINARY) == shown
    assert hidden(text, {}, ORDINARY) == text


def contribution(text: str, department: str = "01", titles: tuple[str, ...] = ()) -> Contribution:
    return Contribution("01-x-001", "01-x", department, "1", "solution", titles, "", text, (1,))


def synthesis(
    *texts: str | Contribution, told: str = "", context: tuple[str, ...] = ()
) -> Synthesis:
    said = [contribution(text) if isinstance(text, str) else text for text in texts]
    passages = (Passage("deroulement", "", (1,), True, ((told, (2,)),)),) if told else ()
    reports = tuple(
        WorkshopReport(
            *(code, "2.1.2", "Valbrune", 1, 9),
            passages=passages,
            contributions=tuple(one for one in said if one.department == code),
            context=tuple((title, (3,)) for title in context),
        )
        for code in ("01", "2A")
    )
    return Synthesis("petite", {}, {}, (), (), (), (), reports, (), (), (), ())


def test_the_same_person_under_several_labels_has_one_role() -> None:
    texts = ["Dr Verdelin : un", "Odile VERDELIN IDE, foyer : deux", "Mme Verdelin : trois"]
    voices = read_voices(synthesis(*texts))
    assert voices.roles["01"] == {"verdelin": "infirmier"}
    assert [voices.introduced(contribution(text)) for text in texts] == [
        ("infirmier", "Infirmier : un"),
        ("infirmier", "IDE, foyer : deux"),
        ("infirmier", "Infirmier : trois"),
    ]


def test_a_testimony_is_presented_once_by_its_title() -> None:
    title = "TEMOIGNAGE : Odile VERDELIN, sage-femme"
    question = "Question 1 : comment loger ?"
    under = contribution("Un foyer avec Odile Verdelin", titles=(question, title))
    beside = contribution("Une maison", titles=(title, question))
    voices = read_voices(synthesis(under, beside))
    assert voices.introduced(under) == ("sage-femme", "Un foyer avec [sage-femme]")
    assert voices.introduced(beside) == ("", "Une maison")
    assert voices.without_name(title, "01") == "TEMOIGNAGE : sage-femme"


def test_a_testimony_with_no_item_under_it_teaches_a_role_all_the_same() -> None:
    title = "TEMOIGNAGE : Odile Verdélin, PMI"
    voices = read_voices(synthesis("Un foyer", context=(title,)))
    assert voices.roles["01"] == {"verdelin": "institution"}
    assert voices.without_name(title, "01") == "TEMOIGNAGE : institution, PMI"
    assert voices.anywhere(title) == "TEMOIGNAGE : [institution], PMI"


def test_roles_are_those_of_a_department() -> None:
    voices = read_voices(synthesis("Dr Verdelin : un", contribution("Mme Ormoy, maire : un", "2A")))
    assert voices.introduced(contribution("avec M. Ormoy")) == ("", "avec M. Ormoy")
    assert voices.introduced(contribution("avec M. Ormoy", "2A")) == ("", "avec [élu]")
    assert voices.anywhere("M. Ormoy, Dr Verdelin") == "[élu], [médecin]"
    assert voices.introduced(contribution("Maire du bourg : un", "16")) == (
        "",
        "Maire du bourg : un",
    )


def test_a_testimony_told_outside_the_themes_teaches_a_role() -> None:
    voices = read_voices(
        synthesis("Mme Verdelin : un", told="TEMOIGNAGE : Odile VERDELIN, interne")
    )
    assert voices.roles["01"] == {"verdelin": "interne"}


def test_an_acronym_after_a_word_of_the_corpus_is_no_name() -> None:
    label = "Carnet SOPHIA : un"
    assert read_voices(synthesis(label, "Le carnet du foyer")).roles["01"] == {}
    assert read_voices(synthesis(label, "Le foyer")).roles["01"] == {"sophia": "participant"}
