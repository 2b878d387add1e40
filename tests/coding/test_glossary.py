from __future__ import annotations

from pathlib import Path

import pytest

from cnr.errors import SourceError
from cnr.glossary import ACRONYM, SYNONYM, Term, read_glossary, split_list

HEADER = "terme,type,developpement,variantes,ligne\n"


def written(folder: Path, rows: str) -> Path:
    path = folder / "glossaire.csv"
    path.write_text(HEADER + rows, "utf-8")
    return path


def test_terms_of_a_file(tmp_path: Path) -> None:
    rows = "MSP,sigle,maison de santé, maisons de santé | MSPU ,812\nurgences,synonyme,,SAU|,\n"
    assert read_glossary(written(tmp_path, rows)) == (
        Term("MSP", ACRONYM, "maison de santé", ("maisons de santé", "MSPU")),
        Term("urgences", SYNONYM, "", ("SAU",)),
    )


def test_a_glossary_without_terms(tmp_path: Path) -> None:
    assert read_glossary(written(tmp_path, "")) == ()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("MSP,sigle,,,\nSAU,mot,,,\n", "ligne 3 : la colonne type porte « mot »"),
        ("MSP,,,,\n", "ligne 2 : la colonne type porte «  »"),
        ("MSP,sigle,,,\nMSP,synonyme,,,\n", "ligne 3 : terme est déjà donné plus haut."),
        (",sigle,,,\n", "ligne 2 : terme est vide."),
    ],
    ids=["unknown kind", "no kind", "given twice", "no name"],
)
def test_a_row_that_cannot_be_used(tmp_path: Path, rows: str, message: str) -> None:
    with pytest.raises(SourceError) as raised:
        read_glossary(written(tmp_path, rows))
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("term", "forms"),
    [
        (Term("MSP", ACRONYM, "maison de santé", ("MSPU",)), ("MSP", "maison de santé", "MSPU")),
        (Term("SAU", SYNONYM, "", ("urgences",)), ("SAU", "urgences")),
        (Term("PMI", ACRONYM, "", ()), ("PMI",)),
    ],
    ids=["all", "no expansion", "name only"],
)
def test_forms_of_a_term(term: Term, forms: tuple[str, ...]) -> None:
    assert term.forms == forms


@pytest.mark.parametrize(
    ("cell", "items"),
    [("", ()), (" | ", ()), ("a", ("a",)), ("a b|c ;d", ("a b", "c ;d")), ("|a||b|", ("a", "b"))],
)
def test_split_list(cell: str, items: tuple[str, ...]) -> None:
    assert split_list(cell) == items
