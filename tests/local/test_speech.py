"""Words that a text quotes, and the function of who said them. The names are invented."""

from __future__ import annotations

from collections.abc import Sequence

from cnr.lines import Line
from cnr.parse.claims import Register
from cnr.parse.local.records import Speech
from cnr.parse.local.speech import read_speeches
from local.small import lines_of, words

PLACES = {"Rivages": (1, 5), "Les Dunes": (6, 9)}


def speeches(
    text: str, people: str = "", places: dict[str, tuple[int, int]] | None = None
) -> list[Speech]:
    return read_speeches(
        lines_of(text), lines_of(people), places or {}, "essai", Register(), words()
    )


def said(text: str, people: str = "") -> list[tuple[str, str]]:
    return [(one.function, one.text) for one in speeches(text, people)]


def test_brackets_after_a_quotation_name_its_speaker() -> None:
    assert said("Elle dit : « il faut agir » (Lise Arbre, directrice de la santé).") == [
        ("directrice de la santé", "il faut agir")
    ]
    assert said("« Agir ». (Lise Arbre, directrice (par intérim))") == [
        ("directrice (par intérim)", "Agir")
    ]


def test_brackets_around_a_quotation_name_its_speaker() -> None:
    assert said("Le maire compte (« un élu seul\nne peut rien », Lise Arbre, maire de Port) ;") == [
        ("maire de Port", "un élu seul ne peut rien")
    ]
    assert said("Le maire dit « non », Lise Arbre, maire de Port) le sait.") == []


def test_idem_is_who_spoke_last() -> None:
    text = (
        "« Un » (Lise Arbre, maire). « Deux » (Noé Sapin, élu). « Trois » (idem). « Quatre » (Idem)"
    )
    assert said(text) == [("maire", "Un"), ("élu", "Deux"), ("élu", "Trois"), ("élu", "Quatre")]
    assert said("« Un » (idem)") == []


def test_a_line_under_a_quotation_names_its_speaker() -> None:
    (speech,) = speeches("« Il faut agir\nvite ».\n\nLise Arbre, directrice\nde la santé\n\nSuite.")
    assert (speech.function, speech.text) == ("directrice de la santé", "Il faut agir vite")
    assert speech.lines == (1, 2, 4, 5)


def test_a_name_alone_under_a_quotation_has_the_function_given_before() -> None:
    text = "« Un » (Lise Arbre, maire).\n\n« Deux »\n\nLise Arbre\n\nFin"
    assert said(text) == [("maire", "Un"), ("maire", "Deux")]


def test_a_long_paragraph_under_a_quotation_is_no_speaker() -> None:
    text = f"« Un »\n\nLise Arbre, maire {'de la ville ' * 25}"
    assert said(text) == []


def test_a_name_before_a_quotation_names_its_speaker() -> None:
    assert said("Comme l’indique Lise Arbre (maire de Port) « il faut agir ».") == [
        ("maire de Port", "il faut agir")
    ]
    assert said("Selon Noé Sapin (adjoint à la\nville) l’analyse est : « oui ».") == [
        ("adjoint à la ville", "oui")
    ]


def test_a_name_before_a_colon_has_the_function_of_the_list() -> None:
    people = "Rivages\n\n• Lise Arbre, maire de Port"
    assert said("Pour Lise Arbre : « il faut agir ».", people) == [
        ("maire de Port", "il faut agir")
    ]


def test_a_quotation_in_a_quotation_is_a_part_of_it() -> None:
    assert said("« Tous les « anciens » sont là » (Lise Arbre, maire)") == [
        ("maire", "Tous les « anciens » sont là")
    ]
    assert said("« une « réunion » » (Lise Arbre, maire)") == [("maire", "une « réunion »")]


def test_a_quotation_that_is_never_closed_is_none() -> None:
    assert said("« Un mot (Lise Arbre, maire)") == []
    assert said("« Un mot\n\nUn autre « mot » (Lise Arbre, maire)") == [("maire", "mot")]


def test_a_mark_that_closes_nothing_is_left() -> None:
    assert said("cohésion » de la ville, « oui » (Lise Arbre, maire)") == [("maire", "oui")]


def test_a_quotation_goes_over_two_paragraphs() -> None:
    (speech,) = speeches("Il dit : « Un pas.\n\nUn autre » (Lise Arbre, maire).\n\nFin.")
    assert (speech.text, speech.lines) == ("Un pas. Un autre", (1, 3))


def test_a_quotation_that_nobody_said_is_none() -> None:
    assert said("Le label « Ville amie » (voir plus haut) est « beau ».") == []
    assert said("« Oui » (la ville de Port)") == []


def test_a_speaker_without_a_function_is_none() -> None:
    assert said("« Oui » (Lise Arbre)") == []


def test_functions_are_learnt_from_lists_and_from_the_text() -> None:
    assert said("« Oui » (Lise Arbre)", "Rivages\n\n• Lise Arbre, maire\nde Port") == [
        ("maire de Port", "Oui")
    ]
    assert said("« Oui » (Lise Arbre).\n\nPlus tard, Lise Arbre (maire) agit.") == [
        ("maire", "Oui")
    ]


def test_the_last_function_given_to_a_person_holds() -> None:
    text = "« Un » (Lise Arbre, maire). « Deux » (Lise Arbre, présidente). « Trois » (Lise Arbre)"
    assert [function for function, _ in said(text)] == ["maire", "présidente", "présidente"]


def test_a_name_printed_with_another_letter_is_the_same_person() -> None:
    people = "Rivages\n\n• Clémence de Montorgueil, maire"
    assert said("« Un » (Clémence De Montorgueil)", people) == [("maire", "Un")]
    assert said("« Un » (Clémence de Montorgeuil)", people) == [("maire", "Un")]
    assert said("« Un » (Clément de Montfermeil)", people) == []


def test_words_wrapped_in_a_quotation_are_whole() -> None:
    assert said("« la pré-\nvention d’a-\nbord » (Lise Ar-\nbre, maire)") == [
        ("maire", "la prévention d’abord")
    ]


def test_notes_and_page_numbers_do_not_cut_a_quotation() -> None:
    text = "« Un pas\n\n1 Voir la loi « de 2009 ».\n\n12\n\nencore » (Lise Arbre, maire)"
    (speech,) = speeches(text)
    assert (speech.text, speech.lines) == ("Un pas encore", (1, 7))


def test_a_quotation_is_of_the_portrait_that_it_stands_in() -> None:
    text = "« Un » (Lise Arbre, maire).\n\n\n\n\n\n« Deux » (Lise Arbre).\n\n\n\n"
    text += "« Trois » (Lise Arbre)"
    people = "Les Dunes\n\n• Lise Arbre, maire"
    assert [one.territory for one in speeches(text, people, PLACES)] == [
        *("Rivages", "Les Dunes", "Les Dunes")
    ]
    assert [one.territory for one in speeches(text, "", PLACES)] == ["Rivages", "Les Dunes", ""]


def test_the_lines_of_a_quotation_are_claimed_once() -> None:
    lines: Sequence[Line] = lines_of("« Un », « deux » et « trois » (Lise Arbre, maire).\nSuite.")
    register = Register()
    found = read_speeches(lines, [], {}, "essai", register, words())
    assert [one.text for one in found] == ["trois"]
    claims = [(claim.role, claim.element) for claim in register.complete(lines)]
    assert claims == [("citation", "essai-c01"), ("non_reconnu", "")]


def test_two_quotations_may_share_a_line() -> None:
    found = speeches("« Un » (Lise Arbre, maire), « deux » (idem).")
    assert [(one.text, one.lines) for one in found] == [("Un", (1,)), ("deux", (1,))]
