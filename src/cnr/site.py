"""The landing page: what the workshops were, what can be read here, and from which sources."""

from __future__ import annotations

import hashlib
from pathlib import Path

import jinja2
import pandas as pd
from babel.dates import format_date

from cnr import __version__
from cnr.audit import findings_by_rule, line_roles
from cnr.charts import chart_names, make_chart
from cnr.coding.judgement import accuracy
from cnr.datapackage import data_fingerprints
from cnr.display import chart_html
from cnr.french import number, percent, typo
from cnr.matching.takeup import best_status
from cnr.project import CHART_FOLDER, FINGERPRINTS, TO_NAME, TO_READ, WORKBOOK, Project, source_page
from cnr.regeneration import groups_from_ideas, regional_from_departments, theme_totals
from cnr.report_data import ReportData
from cnr.schema.textometry import DOUBLE, NARROW
from cnr.views.classes import portraits
from cnr.views.coding import SURE_READINGS, judged_sets
from cnr.views.follow_up import proposals, statuses
from cnr.views.plans import plan_documents


def _period(data: ReportData) -> str:
    """Return `D’octobre à décembre 2022`, from the first and last announced dates."""
    dates = pd.to_datetime(data["ateliers"]["annonce_date"].dropna())
    first, last = (format_date(date, "MMMM y", locale="fr") for date in (dates.min(), dates.max()))
    if first.split()[-1] == last.split()[-1]:
        first = first.split()[0]
    return typo(f"{'D’' if first[0] in 'ao' else 'De '}{first} à {last}")


def site_environment(templates: Path) -> jinja2.Environment:
    """Return the templates of the site's pages; what they print is escaped."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        autoescape=jinja2.select_autoescape(["html", "j2"]),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["nombre"] = number
    return environment


def landing_page(project: Project, data: ReportData) -> str:
    """Return the HTML of reports/index.html."""
    environment = site_environment(project.templates)
    published = data["tableaux_publies"]
    totals = theme_totals(published).groupby("perimetre")["total"].sum()
    compared = (regional_from_departments(published), groups_from_ideas(published))
    roles = line_roles(data["audit_lignes"])
    digest = hashlib.sha256(data_fingerprints(project.processed).encode()).hexdigest()
    rules = findings_by_rule(data["ecarts"])
    free = accuracy(judged_sets(data)[SURE_READINGS], "idee_libre")
    stable = portraits(data, DOUBLE)["stable"]
    agreed = data["accords_classes"].set_index(["methode", "reference"])["rand_ajuste"]
    narrow = agreed.loc[[(NARROW, "idees_comptees")]]
    context = {
        "version": __version__,
        "departements": [
            {
                "code": code,
                "nom": name,
                "verbatims": int(totals[code]),
                "ateliers": int((data["ateliers"]["departement"] == code).sum()),
            }
            for code, name in data.departments.items()
        ],
        "documents": [
            row | {"page": source_page(row["document"])}
            for row in data["documents"].fillna("").to_dict("records")
        ],
        "ateliers": len(data["ateliers"]),
        "periode": _period(data),
        "comptes_rendus": int(data["ateliers"]["compte_rendu"].sum()),
        "contributions": len(data["contributions"]),
        "exemples": len(data["exemples"]),
        "exemples_retrouves": int(data["exemples"]["contribution"].notna().sum()),
        "thematiques": data.themes,
        "idees": len(data["idees"]),
        "verbatims": int(totals["region"]),
        "cellules": sum(len(table) for table in compared),
        "cellules_fausses": sum(int((table["ecart"] != 0).sum()) for table in compared),
        "exactitude": percent(100 * free["part"]) if free["contributions"] else "aucune",
        "lectures_sures": free["contributions"],
        "a_relire": TO_READ,
        "a_nommer": TO_NAME,
        "classes": int(stable.size),
        "classes_stables": int(stable.sum()),
        "accord_idees": number(narrow.item(), 2),
        "plans": len(plan_documents(data)),
        "proches": int((best_status(statuses(data)) != "").sum()),
        "propositions": len(proposals(data)),
        "ecarts": len(data["ecarts"]),
        "certains": int(rules["certain"].sum()),
        "lignes": int(roles["lignes"].sum()),
        "lignes_lues": int(roles.loc[roles["lue"], "lignes"].sum()),
        "carte": chart_html(make_chart(data, "carte_verbatims")),
        "graphiques": [
            {"nom": name, "titre": make_chart(data, name).title} for name in chart_names(data)
        ],
        "dossier": CHART_FOLDER,
        "classeur": WORKBOOK,
        "empreinte": digest,
        "empreintes": FINGERPRINTS,
    }
    return environment.get_template("site/index.html.j2").render(context)
