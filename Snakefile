# The graph of steps: each rule is one `cnr` command, which also runs alone.
#
# `update` keeps the earlier file until the command has replaced it. Modules are inputs, since
# Snakemake does not see an edit in a program that a shell command runs; a test holds these lists
# against what the modules import.
from glob import glob

configfile: "config.yaml"

READ = expand("data/processed/{table}.csv", table=[
    "documents", "departements", "thematiques", "cadrage", "tableaux_publies", "idees",
    "ateliers", "participants", "contributions", "exemples", "audit_lignes", "ecarts"])
CODED = expand("data/processed/{table}.csv", table=["codage", "tableaux_recalcules", "approches"])
CLUSTERED = expand("data/processed/{table}.csv", table=[
    "classes", "classifications", "portraits_classes", "profils_classes", "arbre_classes",
    "accords_classes", "specificites", "correspondances", "axes_correspondances", "mots_graphe",
    "liens_graphe", "idees_emergentes"])
LOCAL = expand("data/processed/{table}.csv", table=[
    "actions_locales", "territoires", "niveaux_plans", "propositions_locales", "chiffres_locaux",
    "signataires", "communes", "citations_locales"])
MATCHED = expand("data/processed/{table}.csv", table=[
    "rapprochements", "continuites", "mesures_rapprochements"])
DATA = READ + LOCAL + CODED + CLUSTERED + MATCHED + ["data/processed/datapackage.json"]
REFERENCE = expand("data/reference/{name}.csv", name=[
    "glossaire", "codebook", "formulations", "lectures_machine", "codage_lecture"])
SHOWN_REFERENCE = expand("data/reference/{name}.csv", name=[
    "grille_departements", "codebook", "lectures_machine", "codage_lecture", "lectures_23_24",
    "rapprochements_lus", "continuites_lues"])
EXPLAINED = expand("data/reference/{name}.csv", name=[
    "actions_expliquees", "rapprochements_lus", "continuites_lues"])
READER = sorted(
    glob("src/cnr/parse/*.py") + glob("src/cnr/parse/local/*.py") + glob("src/cnr/checks/*.py")
    + glob("src/cnr/schema/*.py") + glob("src/cnr/tables/*.py")
    + expand("src/cnr/{module}.py", module=[
        "__init__", "datapackage", "errors", "examples", "french", "labels", "lines", "names", "pipeline",
        "project", "readable", "roles", "sources", "speakers", "storage"]))
CODER = READER + sorted(glob("src/cnr/coding/*.py")) + expand("src/cnr/{module}.py", module=[
    "exports", "glossary", "lemmas", "reference", "spoken", "vectors"])
NAMED = expand("data/reference/{name}.csv", name=["glossaire", "lectures_machine", "noms_classes"])
CLUSTERER = CODER + sorted(glob("src/cnr/textometry/*.py"))
MATCHER = CODER + sorted(glob("src/cnr/matching/*.py"))
TABLED = CLUSTERER + sorted(glob("src/cnr/matching/*.py")) + sorted(glob("src/cnr/views/*.py")) + expand("src/cnr/{module}.py", module=[
    "audit", "departments", "regeneration", "report_data"])
DRAWN = TABLED + sorted(glob("src/cnr/charts/*.py"))
SHOWN = DRAWN + ["src/cnr/crossings.py", "src/cnr/display.py", "templates/site/style.css"]
PAGED = SHOWN + ["src/cnr/notebooks.py", "templates/cnr/index.html.j2", "templates/cnr/conf.json"]
CHARTS = expand(
    "reports/graphiques/{name}.{form}",
    name=config["graphiques"]
    + expand("thematique_{t}", t=config["thematiques"])
    + expand("contributions_thematique_{t}", t=config["thematiques"])
    + expand("profil_{d}", d=config["departements"]),
    form=["svg", "png", "csv"])
PAGES = expand("reports/{page}.html",
               page=["01_corpus", "02_tableaux_publies", "04_ecarts", "05_ateliers", "07_codage",
                     "08_classes", "09_suivi_local"]) + \
    expand("reports/03_departement_{d}.html", d=config["departements"]) + \
    expand("reports/06_thematique_{t}.html", t=config["thematiques"])
TEXTS = expand("reports/source_{d}.html", d=config["documents"])
WORKBOOK = "reports/cnr-sante-tableaux-publies.xlsx"

rule all:
    input: "reports/index.html", WORKBOOK, PAGES, CHARTS, TEXTS

rule data:
    input: glob("data/raw/*.txt"), "data/raw/manifest.csv", "data/raw/blocks.csv", READER
    output: update(READ + LOCAL)
    shell: "cnr data"

rule code:
    input: READ, REFERENCE, CODER
    output: update(CODED)
    shell: "cnr code"

rule cluster:
    input: READ, CODED, NAMED, CLUSTERER
    output: update(CLUSTERED)
    shell: "cnr cluster"

rule match:
    input: READ, LOCAL, REFERENCE, EXPLAINED, MATCHER
    output: update(MATCHED)
    shell: "cnr match"

rule package:
    input: READ, LOCAL, CODED, CLUSTERED, MATCHED, READER
    output: update("data/processed/datapackage.json"), update("reports/donnees.sha256")
    shell: "cnr package"

rule charts:
    input: DATA, SHOWN_REFERENCE, DRAWN
    output: update(CHARTS)
    shell: "cnr charts"

rule workbook:
    input: DATA, SHOWN_REFERENCE, TABLED, "src/cnr/workbook.py"
    output: update(WORKBOOK)
    shell: "cnr workbook"

rule page:
    input: "notebooks/{page}.ipynb", CHARTS, DATA, SHOWN_REFERENCE, PAGED
    output: update("reports/{page}.html")
    wildcard_constraints: page="01_corpus|02_tableaux_publies|04_ecarts|05_ateliers|09_suivi_local"
    shell: "cnr notebook {wildcards.page}"

rule coding_page:
    input: "notebooks/07_codage.ipynb", CHARTS, DATA, SHOWN_REFERENCE, PAGED
    output: update("reports/07_codage.html"), update("reports/a-relire.csv")
    shell: "cnr notebook 07_codage"

rule class_page:
    input: "notebooks/08_classes.ipynb", CHARTS, DATA, SHOWN_REFERENCE, NAMED, PAGED
    output: update("reports/08_classes.html"), update("reports/classes-a-nommer.csv")
    shell: "cnr notebook 08_classes"

rule department_page:
    input: "notebooks/03_departement.ipynb", CHARTS, DATA, SHOWN_REFERENCE, PAGED
    output: update("reports/03_departement_{code}.html")
    shell: "cnr notebook 03_departement --parameter departement={wildcards.code}"

rule theme_page:
    input: "notebooks/06_thematique.ipynb", CHARTS, DATA, SHOWN_REFERENCE, PAGED
    output: update("reports/06_thematique_{theme}.html")
    shell: "cnr notebook 06_thematique --parameter thematique={wildcards.theme}"

rule texts:
    input: DATA, SHOWN_REFERENCE, SHOWN, "src/cnr/site.py", "src/cnr/source_texts.py",
        "templates/site/source.html.j2"
    output: update(TEXTS)
    shell: "cnr texts"

rule index:
    input: CHARTS, DATA, SHOWN_REFERENCE, SHOWN, "src/cnr/site.py", "templates/site/index.html.j2"
    output: update("reports/index.html")
    shell: "cnr index"
