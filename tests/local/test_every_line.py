"""Every line that says something is claimed once, however the text is laid out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cnr.errors import StructureError
from cnr.lines import split_lines
from cnr.parse.claims import ROLES
from cnr.parse.local import READERS
from cnr.parse.local.records import LocalDocument
from cnr.sources import SYNTHESIS, read_manifest
from local.small import READ, TEXTS, read
from support.corpus import RAW


def assert_whole(document: LocalDocument, text: str) -> None:
    lines = [line.number for line in split_lines(text) if not line.is_blank]
    assert [claim.line for claim in document.claims] == lines
    assert {claim.role for claim in document.claims} <= ROLES.keys() - {
        *("non_reconnu", "document_non_lu")
    }


def told(document: LocalDocument) -> dict[str, object]:
    """What a document says, without the numbers of its lines."""
    return {
        "levels": [(one.level, one.code, one.title, one.parent) for one in document.levels],
        "actions": [
            (one.axis, one.objective, one.sub_objective, one.code, one.title)
            for one in document.actions
        ],
        "uncoded": [one.title for one in document.uncoded],
        "passages": [
            (one.kind, one.objective, one.heading, one.number, one.title, one.text)
            for one in document.passages
        ],
        "figures": [
            (one.territory, one.label, one.value, one.unit, one.year) for one in document.figures
        ],
        "members": [
            (one.territory, one.source, one.name)
            for one in (*document.signatories, *document.communes)
        ],
        "speeches": [(one.territory, one.function, one.text) for one in document.speeches],
        "stated": [(one.about, one.territory, one.value) for one in document.statements],
        "lists": [(one.text, one.count, [text for text, _ in one.items]) for one in document.lists],
    }


LAYOUTS: dict[str, Callable[[str], str]] = {
    "as_it_is": lambda text: text,
    "without_the_last_line_feed": lambda text: text.rstrip("\n"),
    "spaces_after_the_words": lambda text: text.replace("\n", "  \n").replace("\n  \n", "\n\n"),
    "blank_lines_twice": lambda text: text.replace("\n\n", "\n\n\n"),
    "words_set_apart": lambda text: text.replace("la ", "la  "),
    "blank_lines_around": lambda text: f"\n\n{text}\n\n",
}


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_another_layout_says_the_same(kind: str, layout: str) -> None:
    text = LAYOUTS[layout](TEXTS[kind])
    document = read(kind, text)
    assert_whole(document, text)
    assert told(document) == told(read(kind))


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("plan", "Ouvrir un guichet pour les\nsoignants", "Ouvrir un guichet pour les soignants"),
        ("plan", "Un point d’entrée connu\nde tous", "Un point d’entrée\nconnu de tous"),
        ("plan", "> Tenir un stand au\nmarché", "> Tenir un\nstand au marché"),
        ("plan", "Médecine\ngénérale\n", "Médecine générale\n"),
        ("signature", "loger les internes et\nles externes", "loger les internes et les externes"),
        ("signature", "ont signé le\nContrat Local", "ont signé\nle Contrat Local"),
        ("contract", "Ouvrir des maisons\nde santé", "Ouvrir des maisons de santé"),
        ("contract", "Agence Régionale\n\nde Santé", "Agence Régionale de Santé"),
        ("contract", "dans\nle port", "dans le\nport"),
        ("contract", "1.1 : Ouvrir des\nmaisons de santé", "1.1 : Ouvrir\n\ndes maisons\nde santé"),
        ("contract", "AXE 1\nSoigner\n", "AXE 1 Soigner\n"),
        ("contract", "12,9% des\nassurés", "12,9%\ndes assurés"),
        ("focus", "la CAF (aide, prêt et conseil)\net", "la CAF (aide, prêt\net conseil) et"),
        ("focus", "directrice de la san-\nté).1", "directrice de la\nsanté).1"),
        ("focus", "Communauté des Dunes\n(Plaine)", "Communauté des Dunes (Plaine)"),
        ("focus", "• Associer les\nhôpitaux", "• Associer les hôpi-\ntaux"),
    ],
)
def test_a_text_wrapped_elsewhere_says_the_same(kind: str, old: str, new: str) -> None:
    assert TEXTS[kind].count(old) == 1
    text = TEXTS[kind].replace(old, new)
    document = read(kind, text)
    assert_whole(document, text)
    assert told(document) == told(read(kind))


@pytest.mark.parametrize("kind", TEXTS)
def test_the_beginning_of_a_document_is_read_whole_or_refused(kind: str) -> None:
    """Cut at any line, a document has every line claimed once, or one sentence says why not."""
    lines = TEXTS[kind].split("\n")
    outcomes = set()
    for end in range(1, len(lines)):
        text = "\n".join(lines[:end]) + "\n"
        try:
            assert_whole(read(kind, text), text)
            outcomes.add("read")
        except StructureError as error:
            message = str(error)
            assert message.startswith("« essai.txt »")
            assert message.endswith(".")
            assert "\n" not in message
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}


def test_each_real_document_has_a_reader() -> None:
    documents = [one.document for one in read_manifest(RAW).sources if one.document != SYNTHESIS]
    assert sorted(documents) == sorted(READERS)
    assert sorted(READ.values(), key=lambda reader: reader.__name__) == sorted(
        READERS.values(), key=lambda reader: reader.__name__
    )
