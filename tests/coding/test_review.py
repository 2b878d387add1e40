from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pandas as pd
import pytest

from cnr.coding.materials import Materials
from cnr.coding.model import Model, train
from cnr.coding.readings import DECISIONS, place, read_decisions, text_mark
from cnr.coding.review import TO_FILL, file_to_fill, reading_list, with_decisions
from cnr.coding.tables import coding
from cnr.errors import SourceError
from support import small_coding

#: Four problems that the counts and the words file differently; one of them is a formula.
DOUBTFUL = (
    (" Deux médecins partent cette année", " =Les cabinets sont loin du bourg"),
    (" Le généraliste du quartier est parti", " Le cabinet est trop loin du quartier"),
    (" Son successeur n’est pas venu", " Son cabinet est trop loin"),
)
TO_READ = ["01-nantua-002", "01-nantua-001", "2A-ajaccio-001", "2A-ajaccio-002"]
DEPARTURES, DISTANCE = "T1-C-01-01", "T1-C-01-02"
IDEAS = {DEPARTURES, DISTANCE}
MARK = "0123456789abcdef"
Rows = list[dict[str, str]]


# What to read first


def test_what_to_read_first() -> None:
    coding = pd.DataFrame(
        [
            ("a", True, "doute", 0.2),
            ("b", True, "doute desaccord", 0.5),
            ("c", False, "compte", 0.1),
            ("d", True, "doute desaccord", 0.4),
            ("e", True, "desaccord", 0.2),
            ("f", True, None, 0.1),
            ("g", True, "doute desaccord compte", 0.59),
        ],
        columns=["contribution", "a_relire", "motifs", "proba_libre"],
    )
    assert list(reading_list(coding)["contribution"]) == ["g", "d", "b", "a", "e", "f"]


def test_nothing_to_read() -> None:
    coding = pd.DataFrame(
        {"contribution": ["a"], "a_relire": [False], "motifs": ["doute"], "proba_libre": [0.1]}
    )
    assert len(reading_list(coding)) == 0


# The file to fill in


def filled_in(data: bytes) -> Rows:
    """The rows of a file to fill in, as a French spreadsheet shows them."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


@dataclass(frozen=True)
class Region:
    """A region in which nobody has decided anything."""

    folder: Path
    tables: dict[str, pd.DataFrame]
    materials: Materials

    @cached_property
    def model(self) -> Model:
        return train(self.materials)

    def to_fill(self, most: int = 100) -> bytes:
        known = self.materials
        return file_to_fill(self.tables["codage"], known.contributions, known.ideas, most)


@pytest.fixture(scope="session")
def unread(tmp_path_factory: pytest.TempPathFactory) -> Region:
    """The doubtful region before any decision; not to be changed."""
    folder = tmp_path_factory.mktemp("non-lue")
    small_coding.build(folder, *DOUBTFUL)
    return Region(folder, small_coding.coded(folder), small_coding.materials(folder))


def test_the_file_to_fill_in(unread: Region) -> None:
    rows = filled_in(unread.to_fill())
    assert [row["contribution"] for row in rows] == TO_READ
    assert [list(row) for row in rows] == [list(TO_FILL)] * 4
    probability = rows[0].pop("probabilite")
    assert rows[0] == {
        "contribution": "01-nantua-002",
        "empreinte": text_mark("Les villages du haut n’ont plus de cabinet"),
        "departement": "01",
        "thematique": "1",
        "rubrique": "probleme",
        "chapeau": "",
        "texte": "Les villages du haut n’ont plus de cabinet",
        "motifs": "desaccord compte",
        "proposee_1": f"{DEPARTURES} Les départs ne sont pas remplacés",
        "proposee_2": f"{DISTANCE} Les cabinets sont trop loin",
        "proposee_3": "",
        "proposee_quotas": f"{DISTANCE} Les cabinets sont trop loin",
        "idee": "",
        "lecteur": "",
        "motif": "",
    }
    coded = unread.tables["codage"].set_index("contribution")["proba_libre"]
    assert float(probability.replace(",", ".")) == coded["01-nantua-002"]
    assert "." not in probability


def test_the_file_to_fill_in_is_one_for_a_french_spreadsheet(unread: Region) -> None:
    data = unread.to_fill()
    assert data.startswith(b"\xef\xbb\xbfcontribution;empreinte;")
    assert data.count(b"\n") == data.count(b"\r\n") == 5


@pytest.mark.parametrize(
    ("most", "names"),
    [(0, []), (1, TO_READ[:1]), (3, TO_READ[:3]), (4, TO_READ)],
    ids=["none", "one", "three", "all"],
)
def test_no_more_rows_than_asked_for(unread: Region, most: int, names: list[str]) -> None:
    data = unread.to_fill(most)
    assert [row["contribution"] for row in filled_in(data)] == names
    assert data.startswith("\ufeffcontribution;".encode())


def test_a_text_that_begins_like_a_formula_starts_none(unread: Region) -> None:
    data = unread.to_fill()
    assert filled_in(data)[1]["texte"] == "'=Les cabinets sont loin du bourg"
    assert filled_in(data)[1]["empreinte"] == text_mark("=Les cabinets sont loin du bourg")
    assert b";=" not in data


def test_the_mark_is_that_of_the_text_as_printed_not_as_shown(unread: Region) -> None:
    known = unread.materials
    shown = known.contributions.assign(texte_lisible="Texte corrigé", chapeau="@Titre ; au-dessus")
    row = filled_in(file_to_fill(unread.tables["codage"], shown, known.ideas, 1))[0]
    assert row["empreinte"] == text_mark("Les villages du haut n’ont plus de cabinet")
    assert (row["texte"], row["chapeau"]) == ("Texte corrigé", "'@Titre ; au-dessus")


# Decisions that come back


def fill(path: Path, data: bytes, decided: dict[str, tuple[str, str, str]]) -> Path:
    """Write a file to fill in, with the idea, the reader and the reason of some contributions."""
    rows = filled_in(data)
    for row in rows:
        if row["contribution"] in decided:
            row["idee"], row["lecteur"], row["motif"] = decided[row["contribution"]]
    pd.DataFrame(rows).to_csv(path, sep=";", index=False, encoding="utf-8-sig")
    return path


@pytest.fixture(scope="session")
def read_again(tmp_path_factory: pytest.TempPathFactory, unread: Region) -> Region:
    """The doubtful region after two decisions on four; not to be changed."""
    folder = tmp_path_factory.mktemp("relue")
    small_coding.build(folder, *DOUBTFUL)
    decided = {
        "01-nantua-001": (f"{DISTANCE} Les cabinets sont trop loin", "Anne", "« loin » ; =1+1"),
        "2A-ajaccio-002": ("aucune", "Bruno", ""),
    }
    filled = fill(folder / "a-relire.csv", unread.to_fill(), decided)
    kept = folder / "reference" / "codage_lecture.csv"
    contents, count = with_decisions(filled, kept, set(unread.materials.ideas["idee"]))
    assert count == 2
    kept.write_bytes(contents)
    return Region(folder, small_coding.coded(folder), small_coding.materials(folder))


def test_decisions_are_kept_as_they_were_signed(read_again: Region) -> None:
    first = text_mark("=Les cabinets sont loin du bourg")
    second = text_mark("Son cabinet est trop loin")
    kept = read_again.folder / "reference" / "codage_lecture.csv"
    assert kept.read_bytes().decode() == (
        "contribution,empreinte,idee,lecteur,motif\n"
        f"01-nantua-001,{first},{DISTANCE},Anne,« loin » ; =1+1\n"
        f"2A-ajaccio-002,{second},aucune,Bruno,\n"
    )


def test_a_decision_is_what_is_retained(read_again: Region) -> None:
    rows = read_again.tables["codage"].set_index("contribution")
    decided = rows[rows["origine"] == "lecture"]
    assert decided["idee_retenue"].fillna("").to_dict() == {
        "01-nantua-001": DISTANCE,
        "2A-ajaccio-002": "",
    }
    assert list(decided["a_relire"]) == [False, False]
    assert decided["motifs"].isna().all()


def test_what_nobody_decided_is_left_to_be_read(read_again: Region) -> None:
    rows = read_again.tables["codage"]
    left = {row["contribution"] for row in filled_in(read_again.to_fill())}
    assert left & set(TO_READ) == {"01-nantua-002", "2A-ajaccio-001"}
    assert set(rows[rows["contribution"].isin(left)]["origine"]) == {"quotas"}


def test_the_recount_counts_what_readers_decided(read_again: Region, unread: Region) -> None:
    rows = read_again.tables["tableaux_recalcules"]
    counted = rows[rows["lecture"] > 0][["perimetre", "idee", "lecture"]]
    assert counted.to_numpy().tolist() == [["region", DISTANCE, 1], ["01", DISTANCE, 1]]
    assert unread.tables["tableaux_recalcules"]["lecture"].sum() == 0


def test_decisions_survive_a_rebuild_that_numbers_contributions_anew(
    tmp_path: Path, read_again: Region
) -> None:
    added = f" Les loyers sont chers\n\n{DOUBTFUL[0][1]}"
    small_coding.build(tmp_path, (DOUBTFUL[0][0], added), *DOUBTFUL[1:])
    kept = read_again.folder / "reference" / "codage_lecture.csv"
    (tmp_path / "reference" / "codage_lecture.csv").write_bytes(kept.read_bytes())
    rows = small_coding.coded(tmp_path)["codage"].set_index("contribution")
    texts = small_coding.tables(tmp_path)["contributions"].set_index("contribution")["texte"]
    assert texts["01-nantua-001"] == "Les loyers sont chers"
    assert texts["01-nantua-002"] == "=Les cabinets sont loin du bourg"
    decided = rows[rows["origine"] == "lecture"]
    assert decided["idee_retenue"].fillna("").to_dict() == {
        "01-nantua-002": DISTANCE,
        "2A-ajaccio-002": "",
    }


def test_a_decision_whose_text_is_gone_is_told_and_changes_nothing(
    tmp_path: Path, read_again: Region
) -> None:
    small_coding.build(tmp_path, *DOUBTFUL[1:])
    kept = read_again.folder / "reference" / "codage_lecture.csv"
    (tmp_path / "reference" / "codage_lecture.csv").write_bytes(kept.read_bytes())
    placed = small_coding.materials(tmp_path).decisions
    assert placed.gone[["contribution", "ligne_fichier"]].to_numpy().tolist() == [
        ["01-nantua-001", 2]
    ]
    assert list(placed.rows["contribution"]) == ["2A-ajaccio-002"]


# Decisions added to those kept


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Decisions kept on three contributions."""
    path = tmp_path / "codage_lecture.csv"
    rows = [
        f"a,{MARK},{DEPARTURES},Anne,ancien",
        f"b,{MARK},aucune,Anne,",
        f'c,{MARK},{DISTANCE},Anne,"virgule, ici"',
    ]
    path.write_text("\n".join([",".join(DECISIONS), *rows, ""]), "utf-8")
    return path


@pytest.fixture
def add(tmp_path: Path, kept: Path) -> Callable[..., tuple[Rows, int]]:
    """A function that adds the rows of a filled-in file, and gives the rows to keep."""

    def run(text: str) -> tuple[Rows, int]:
        (tmp_path / "rempli.csv").write_bytes(text.encode())
        data, count = with_decisions(tmp_path / "rempli.csv", kept, IDEAS)
        return list(csv.DictReader(io.StringIO(data.decode(), newline=""))), count

    return run


HEADER = "contribution;empreinte;idee;lecteur;motif\n"


KEPT = [
    ["a", MARK, DEPARTURES, "Anne", "ancien"],
    ["b", MARK, "aucune", "Anne", ""],
    ["c", MARK, DISTANCE, "Anne", "virgule, ici"],
]


def test_a_new_decision_replaces_the_one_that_its_reader_had_taken(
    add: Callable[..., tuple[Rows, int]],
) -> None:
    rows, count = add(
        f"{HEADER}b;{MARK};{DISTANCE};Anne;relu\nd;{MARK};{DEPARTURES};Bruno;\n"
        f"a;{MARK};;Anne;pas encore\n"
    )
    assert count == 2
    assert [list(row.values()) for row in rows] == [
        *(KEPT[0], KEPT[2]),
        ["b", MARK, DISTANCE, "Anne", "relu"],
        ["d", MARK, DEPARTURES, "Bruno", ""],
    ]


@pytest.mark.parametrize(
    ("mark", "reader"),
    [(MARK, "Bruno"), ("fedcba9876543210", "Anne")],
    ids=["another reader", "another text in the same place"],
)
def test_another_decision_on_a_contribution_leaves_the_one_kept(
    add: Callable[..., tuple[Rows, int]], mark: str, reader: str
) -> None:
    rows, count = add(f"{HEADER}a;{mark};{DISTANCE};{reader};\n")
    assert count == 1
    assert [list(row.values()) for row in rows] == [*KEPT, ["a", mark, DISTANCE, reader, ""]]


def test_two_readers_of_one_file_are_both_kept(add: Callable[..., tuple[Rows, int]]) -> None:
    new = [["d", MARK, DISTANCE, "Anne", ""], ["d", MARK, "aucune", "Bruno", ""]]
    rows, count = add(HEADER + "".join(f"{';'.join(row)}\n" for row in new))
    assert count == 2
    assert [list(row.values()) for row in rows] == [*KEPT, *new]


def test_what_is_kept_stays_as_it_is(kept: Path, add: Callable[..., tuple[Rows, int]]) -> None:
    """Rows not decided yet, and columns of the readers' own."""
    before = (
        f"note,{','.join(DECISIONS)}\nvue,a,{MARK},{DEPARTURES},Anne,ancien\n"
        f"à voir,b,{MARK},,,\nà voir,b,{MARK},,,\n=1,c,{MARK},aucune,Anne,\n"
    )
    kept.write_text(before, "utf-8")
    rows, _ = add(f"{HEADER}b;{MARK};{DISTANCE};Anne;\n")
    assert rows[:-1] == list(csv.DictReader(io.StringIO(before)))
    assert list(rows[-1].values()) == ["", "b", MARK, DISTANCE, "Anne", ""]


def test_what_is_added_twice_is_kept_once(
    tmp_path: Path, kept: Path, add: Callable[..., tuple[Rows, int]]
) -> None:
    text = f"{HEADER}d;{MARK};aucune;Bruno;\n"
    once, _ = add(text)
    kept.write_bytes(with_decisions(tmp_path / "rempli.csv", kept, IDEAS)[0])
    assert add(text) == (once, 1)


@pytest.mark.parametrize(
    "text",
    [
        "contribution,idee,motif,lecteur,empreinte\nd,aucune,,Bruno,*\n",
        "\ufeffcontribution;empreinte;texte;idee;lecteur;motif\r\n"
        'd;*;"sur deux\r\nlignes ; et plus";aucune;Bruno;\r\n',
        f"{HEADER}d;*; aucune ; Bruno ;\n",
        f"{HEADER}d;*;aucune d’entre elles;Bruno;\n",
    ],
    ids=["commas, other order", "spreadsheet", "spaces", "words after"],
)
def test_any_way_of_writing_a_decision(text: str, add: Callable[..., tuple[Rows, int]]) -> None:
    rows, count = add(text.replace("*", MARK))
    assert (list(rows[-1].values()), count) == (["d", MARK, "aucune", "Bruno", ""], 1)


@pytest.mark.parametrize("idea", ["", "   "])
def test_a_file_in_which_nothing_is_decided(
    kept: Path, add: Callable[..., tuple[Rows, int]], idea: str
) -> None:
    rows, count = add(f"{HEADER}a;{MARK};{idea};;\n")
    assert count == 0
    assert rows == list(csv.DictReader(io.StringIO(kept.read_text("utf-8"))))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"{HEADER}d;*;;;\ne;*;T9-C-01-01 Les médecins;Anne;\n",
            ", ligne 3 : l’idée « T9-C-01-01 » n’est pas dans idees.csv.",
        ),
        (
            f"{HEADER}d;*;{DISTANCE};;\n",
            ", ligne 2 : une décision demande contribution, empreinte et lecteur.",
        ),
        (
            f"{HEADER}d;;{DISTANCE};Anne;\n",
            ", ligne 2 : une décision demande contribution, empreinte et lecteur.",
        ),
        (
            f"{HEADER};*;{DISTANCE};Anne;\n",
            ", ligne 2 : une décision demande contribution, empreinte et lecteur.",
        ),
        (
            f"{HEADER}d;*;aucune\n",
            ", ligne 2 : la ligne n’a pas autant de cellules que l’en-tête.",
        ),
        (
            f'{HEADER}d;*;aucune;Anne;"sur deux\nlignes"\n\ne;*;X;Anne;\n',
            ", ligne 5 : l’idée « X » n’est pas dans idees.csv.",
        ),
        (
            f'{HEADER}d;*;aucune;Anne;"ouvert\ne;*;aucune;Anne;\n',
            ", ligne 2 : la ligne n’est pas du CSV (guillemet resté ouvert, texte après un "
            "guillemet fermé, cellule ou fin de ligne anormale).",
        ),
        (
            "contribution;empreinte;idee;lecteur;motif;idee\n",
            ", ligne 1 : la colonne « idee » est donnée deux fois.",
        ),
        ("contribution;texte;idee;motif\n", ", ligne 1 : il manque empreinte, lecteur."),
        ("", ", ligne 1 : il manque contribution, empreinte, idee, lecteur, motif."),
    ],
    ids=[
        "unknown idea",
        "unsigned",
        "no mark",
        "no contribution",
        "short row",
        "after several lines",
        "unclosed quote",
        "column twice",
        "columns",
        "empty",
    ],
)
def test_a_filled_in_file_that_is_refused(
    tmp_path: Path, add: Callable[..., tuple[Rows, int]], text: str, said: str
) -> None:
    with pytest.raises(SourceError) as caught:
        add(text.replace("*", MARK))
    assert str(caught.value) == f"« {tmp_path / 'rempli.csv'} »{said}"


def test_a_filled_in_file_that_cannot_be_read(tmp_path: Path, kept: Path) -> None:
    path = tmp_path / "rempli.csv"

    def said() -> str:
        with pytest.raises(SourceError) as caught:
            with_decisions(path, kept, IDEAS)
        return str(caught.value)

    assert said() == f"« {path} » est absent."
    path.write_bytes(f"{HEADER}d;{MARK};aucune;Hélène;\n".encode("cp1252"))
    assert said() == f"« {path} », ligne 2 : le texte n’est pas en UTF-8."
    path.unlink()
    path.mkdir()
    assert said() == f"« {path} » ne peut pas être lu : c’est un dossier."


def test_decisions_kept_that_cannot_be_read_are_named(
    kept: Path, add: Callable[..., tuple[Rows, int]]
) -> None:
    kept.write_text(f"{','.join(DECISIONS)}\na,{MARK},T9-C-01-01,Anne,\n", "utf-8")
    with pytest.raises(SourceError) as caught:
        add(HEADER)
    assert str(caught.value) == (
        f"« {kept} », ligne 2 : l’idée « T9-C-01-01 » n’est pas dans idees.csv."
    )


def test_a_decision_made_after_the_text_moved_stays_with_the_text(tmp_path: Path) -> None:
    now = pd.DataFrame({"contribution": ["a", "b"], "texte": ["Un autre texte", "Le texte"]})
    path = tmp_path / "codage_lecture.csv"
    mark = text_mark("Le texte")
    path.write_text(f"{','.join(DECISIONS)}\na,{mark},{DISTANCE},Anne,\n", "utf-8")
    filled = tmp_path / "rempli.csv"
    filled.write_text(f"{HEADER}b;{mark};{DEPARTURES};Bruno;\n", "utf-8")
    path.write_bytes(with_decisions(filled, path, IDEAS)[0])
    placed = place(read_decisions(path, IDEAS), now)
    assert placed.rows.set_index("contribution")["idee"].to_dict() == {"b": DEPARTURES}


# Readers who do not agree


#: What readers decide of 01-nantua-001, in order, and what is then retained.
DECIDED = {
    "agreement": ([("Anne", DISTANCE), ("Bruno", DISTANCE)], DISTANCE, False),
    "disagreement": ([("Anne", DISTANCE), ("Bruno", DEPARTURES)], DEPARTURES, True),
    "disagreement, in another order": (
        [("Bruno", DEPARTURES), ("Anne", DISTANCE)],
        DISTANCE,
        True,
    ),
    "one says that none fits": ([("Anne", DISTANCE), ("Bruno", "aucune")], "", True),
    "changed his mind": ([("Anne", DISTANCE), ("Anne", DEPARTURES)], DEPARTURES, False),
    "came round": (
        [("Anne", DEPARTURES), ("Bruno", DISTANCE), ("Anne", DISTANCE)],
        DISTANCE,
        False,
    ),
}


@pytest.mark.parametrize(("taken", "retained", "contested"), DECIDED.values(), ids=DECIDED)
def test_what_readers_decide_differently_is_read_again(
    tmp_path: Path,
    unread: Region,
    taken: list[tuple[str, str]],
    retained: str,
    contested: bool,
) -> None:
    """The last decision is what is retained meanwhile."""
    mark = text_mark("=Les cabinets sont loin du bourg")
    path, filled = tmp_path / "codage_lecture.csv", tmp_path / "rempli.csv"
    path.write_text(",".join(DECISIONS) + "\n", "utf-8")
    for reader, idea in taken:
        filled.write_text(f"{HEADER}01-nantua-001;{mark};{idea};{reader};\n", "utf-8")
        path.write_bytes(with_decisions(filled, path, IDEAS)[0])
    known = unread.materials
    placed = place(read_decisions(path, IDEAS), known.contributions)
    table = coding(unread.model, replace(known, decisions=placed)).set_index("contribution")
    row = table.loc["01-nantua-001"]
    assert (row["idee_retenue"], row["origine"]) == (retained, "lecture")
    assert (row["a_relire"], row["motifs"]) == (contested, "desaccord" if contested else "")


def test_what_is_kept_keeps_its_order_and_so_its_last_word(tmp_path: Path) -> None:
    kept = tmp_path / "kept.csv"
    rows = ("a,m,T1-C-01-01,Anne,", "a,m,T1-C-01-02,Bruno,", "a,m,aucune,Anne,")
    kept.write_text("contribution,empreinte,idee,lecteur,motif\n" + "\n".join(rows) + "\n", "utf-8")
    filled = tmp_path / "filled.csv"
    filled.write_text("contribution;empreinte;idee;lecteur;motif\n", "utf-8")
    contents, count = with_decisions(filled, kept, {"T1-C-01-01", "T1-C-01-02"})
    assert count == 0
    assert contents.decode().splitlines()[1:] == [rows[1], rows[2]]
