"""The Snakefile knows all that its steps read: data, modules, notebooks and templates.

Each rule must list what its command uses even where a rule before it does too: Snakemake goes by
content, so a page is not made again when a changed module left the charts before it as they were.
"""

from __future__ import annotations

import re

import pytest
import yaml

from cnr.charts import CHARTS
from cnr.coding.materials import TABLES
from cnr.coding.readings import MEASURES_FILE
from cnr.matching import tables as matched
from cnr.matching.readings import CONTINUITY_FILE, EXPLAINED_FILE, PAIRS_FILE
from cnr.notebooks import NOTEBOOKS
from cnr.textometry import corpus
from cnr.textometry.class_names import NAMES_FILE
from commands.checkout import ROOT, read_csv
from commands.graph import closure, command_function, notebook_code, produced, snakefile

#: Rules whose command reads the tables of data/processed.
READERS = (
    *("charts", "workbook", "page", "coding_page", "class_page", "department_page", "theme_page"),
    *("texts", "index"),
)
MAKERS = ("data", "code", "cluster", "match", "package")
COMMANDS = (*MAKERS, *READERS)
PROCESSED = ROOT / "data" / "processed"
TEMPLATES = ROOT / "templates"
#: What people write of the actions of plans.
OF_PLANS = {EXPLAINED_FILE, PAIRS_FILE, CONTINUITY_FILE}
#: What the rules that make pages fill in, beside the templates that these include.
FILLED = {
    **dict.fromkeys(
        ("page", "coding_page", "class_page", "department_page", "theme_page"),
        ("cnr/index.html.j2",),
    ),
    "texts": ("site/source.html.j2",),
    "index": ("site/index.html.j2",),
}
#: What nbconvert reads beside a template of its own.
SETTINGS = "cnr/conf.json"


def used_by(rule: str) -> set[str]:
    """Return the modules that the command of a rule imports, and the notebook that it runs."""
    _, rules = snakefile()
    program, command, *arguments = rules[rule].command
    assert program == "cnr"
    nodes = command_function(command)
    if command != "notebook":
        return closure(nodes)
    if arguments[0] in NOTEBOOKS:
        names = [arguments[0]]
    else:
        alone = {one.command[2] for one in rules.values() if one.command[1:2] == ("notebook",)}
        names = [name for name, varied in NOTEBOOKS.items() if not varied and name not in alone]
    paths = [ROOT / "notebooks" / f"{name}.ipynb" for name in names]
    return closure([*nodes, *(node for path in paths for node in notebook_code(path))])


def test_the_rules_are_the_ones_tested_here() -> None:
    _, rules = snakefile()
    assert set(rules) == {"all", *COMMANDS}


@pytest.mark.parametrize(
    ("rule", "modules"),
    [
        ("data", {"parse/rows.py", "checks/sums.py", "schema/table.py", "__init__.py"}),
        ("code", {"coding/ridge.py", "coding/tables.py", "lemmas.py", "reference.py"}),
        ("match", {"matching/scorer.py", "coding/ridge.py", "coding/evaluation.py"}),
        ("coding_page", {"coding/review.py", "views/coding.py", "charts/coding.py"}),
        (
            "charts",
            {"charts/department.py", "textometry/specificity.py", "parse/records.py", "storage.py"},
        ),
        ("page", {"views/corpus.py", "display.py", "notebooks.py", "french.py"}),
        ("texts", {"source_texts.py", "site.py", "display.py"}),
        ("theme_page", {"views/contributions.py", "charts/meetings.py", "spoken.py"}),
        ("index", {"site.py", "regeneration.py"}),
    ],
)
def test_imports_are_followed_to_their_end(rule: str, modules: set[str]) -> None:
    assert {f"src/cnr/{module}" for module in modules} <= used_by(rule)


@pytest.mark.parametrize("rule", COMMANDS)
def test_a_rule_lists_the_modules_that_its_command_imports(rule: str) -> None:
    _, rules = snakefile()
    assert "\n".join(sorted(used_by(rule) - rules[rule].inputs)) == ""


@pytest.mark.parametrize("rule", COMMANDS)
def test_a_rule_lists_no_file_that_is_not_there(rule: str) -> None:
    _, rules = snakefile()
    missing = {
        file
        for file in rules[rule].inputs - produced()
        if "{" not in file and not (ROOT / file).is_file()
    }
    assert missing == set()


@pytest.mark.parametrize("rule", READERS)
def test_a_rule_lists_the_tables_that_its_command_reads(rule: str) -> None:
    _, rules = snakefile()
    tables = {file for name in MAKERS for file in rules[name].outputs}
    tables -= {"reports/donnees.sha256"}
    assert len(tables) == 39
    assert "\n".join(sorted(tables - rules[rule].inputs)) == ""
    assert "data/reference/grille_departements.csv" in rules[rule].inputs
    for name in ("lectures_23_24.csv", PAIRS_FILE, CONTINUITY_FILE):
        assert f"data/reference/{name}" in rules[rule].inputs


def test_the_coding_rule_lists_the_tables_and_the_reference_that_it_reads() -> None:
    _, rules = snakefile()
    assert {f"data/processed/{name}.csv" for name in TABLES} <= rules["code"].inputs
    files = {path.name for path in (ROOT / "data" / "reference").glob("*.csv")}
    learnt = files - {"grille_departements.csv", MEASURES_FILE, NAMES_FILE, *OF_PLANS}
    assert len(learnt) == 5
    assert {f"data/reference/{name}" for name in learnt} <= rules["code"].inputs
    assert f"data/reference/{MEASURES_FILE}" not in rules["code"].inputs


def test_the_cluster_rule_lists_the_tables_and_the_reference_that_it_reads() -> None:
    _, rules = snakefile()
    assert {f"data/processed/{name}.csv" for name in corpus.READS} <= rules["cluster"].inputs
    files = {"glossaire.csv", "lectures_machine.csv", NAMES_FILE}
    assert {f"data/reference/{name}" for name in files} <= rules["cluster"].inputs


def test_the_match_rule_lists_the_tables_and_the_reference_that_it_reads() -> None:
    _, rules = snakefile()
    assert {f"data/processed/{name}.csv" for name in matched.TABLES} <= rules["match"].inputs
    assert {f"data/reference/{name}" for name in OF_PLANS} <= rules["match"].inputs
    coded = {one for one in rules["code"].inputs if one.startswith("data/reference/")}
    assert coded <= rules["match"].inputs


def test_the_data_rule_lists_all_that_is_raw() -> None:
    _, rules = snakefile()
    raw = {f"data/raw/{path.name}" for path in (ROOT / "data" / "raw").glob("*.[tc]*")}
    assert len(raw) == 7
    assert raw <= rules["data"].inputs


def filled(rule: str) -> set[str]:
    """Return the templates that a rule fills in, and all that they include."""
    waiting, used = list(FILLED[rule]), set[str]()
    while waiting:
        name = waiting.pop()
        used.add(name)
        text = (TEMPLATES / name).read_text("utf-8")
        waiting += set(re.findall(r"{% include ['\"](.+?)['\"]", text)) - used
    if "cnr/index.html.j2" in used:
        used.add(SETTINGS)
    return used


@pytest.mark.parametrize("rule", FILLED)
def test_a_rule_lists_the_templates_of_its_page(rule: str) -> None:
    _, rules = snakefile()
    assert "site/style.css" in filled(rule)
    assert sorted({f"templates/{name}" for name in filled(rule)} - rules[rule].inputs) == []


def test_each_template_is_filled_in_by_a_rule() -> None:
    files = {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*") if path.is_file()}
    assert files == set().union(*map(filled, FILLED))


def test_the_configuration_lists_what_the_data_hold() -> None:
    config = yaml.safe_load((ROOT / "config.yaml").read_text("utf-8"))
    departments = [row["departement"] for row in read_csv(PROCESSED / "departements.csv")]
    themes = [row["thematique"] for row in read_csv(PROCESSED / "thematiques.csv")]
    documents = [row["document"] for row in read_csv(PROCESSED / "documents.csv")]
    assert config == {
        "departements": departments,
        "thematiques": themes,
        "documents": documents,
        "graphiques": list(CHARTS),
    }


def test_all_asks_for_each_page_chart_and_file() -> None:
    _, rules = snakefile()
    departments = [row["departement"] for row in read_csv(PROCESSED / "departements.csv")]
    themes = [row["thematique"] for row in read_csv(PROCESSED / "thematiques.csv")]
    documents = [row["document"] for row in read_csv(PROCESSED / "documents.csv")]
    pages = {f"reports/{name}.html" for name, parameter in NOTEBOOKS.items() if not parameter}
    pages |= {f"reports/03_departement_{code}.html" for code in departments}
    pages |= {f"reports/06_thematique_{theme}.html" for theme in themes}
    pages |= {f"reports/source_{document}.html" for document in documents}
    assert len(pages) == 7 + 12 + 4 + 5
    assert pages <= rules["all"].inputs
    assert set(rules["charts"].outputs) <= rules["all"].inputs
    assert {"reports/index.html", "reports/cnr-sante-tableaux-publies.xlsx"} <= rules["all"].inputs


def test_each_notebook_is_made_by_a_rule() -> None:
    found = {path.stem for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert found == set(NOTEBOOKS)
