"""datapackage.json (Frictionless Data Package) and the data dictionary, from the schema."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path

from cnr import __version__
from cnr.french import typo
from cnr.schema import PANDAS_TYPES, TABLES, Field, Table

_TYPE_NAMES = {
    "string": "texte",
    "date": "date",
    "integer": "entier",
    "number": "nombre",
    "boolean": "booléen",
}


def _field(one: Field) -> dict[str, object]:
    constraints: dict[str, object] = {}
    if one.required:
        constraints["required"] = True
    if one.enum:
        constraints["enum"] = list(one.enum)
    if one.pattern:
        constraints["pattern"] = f"^(?:{one.pattern})$"
    if one.minimum is not None:
        constraints["minimum"] = one.minimum
    described: dict[str, object] = {
        "name": one.name,
        "type": one.type,
        "description": one.description,
    }
    return described | ({"constraints": constraints} if constraints else {})


def _resource(table: Table, names: set[str]) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_field(one) for one in table.fields],
        "primaryKey": list(table.key),
    }
    keys = [
        {"fields": [column], "reference": {"resource": other, "fields": [target]}}
        for column, (other, target) in table.references.items()
        if other in names
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "title": table.title,
        "description": f"Une ligne est {table.row}.",
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n"},
        "schema": schema,
    }


def describe(tables: Iterable[str] = TABLES) -> bytes:
    """Return the datapackage.json of the named tables, ready to write."""
    names = list(tables)
    package = {
        "name": "cnr-sante-donnees",
        "title": "Ateliers du CNR Santé : comptes publiés, audit des lignes et écarts",
        "version": __version__,
        "profile": "tabular-data-package",
        "resources": [_resource(TABLES[name], set(names)) for name in names],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def data_fingerprints(folder: Path) -> str:
    """Return `sha256  file` for each file of the data contract, as the command sha256sum writes."""
    names = [*(f"{name}.csv" for name in TABLES), "datapackage.json"]
    return "".join(
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names
    )


def dictionary() -> str:
    """Return the data dictionary in Markdown: a section per table, a row per column."""
    parts = [
        "# Dictionnaire des données",
        "",
        "Cette page est écrite par `cnr dictionary` à partir du schéma du code "
        "(`src/cnr/schema/`) ; ne pas la modifier à la main.",
        "",
        "Forme des fichiers de `data/processed/` : CSV, UTF-8 sans BOM, fins de ligne LF, "
        "virgule, une ligne d’en-tête ; booléens `true` et `false` ; valeur manquante : champ "
        "vide. Les codes sont du texte. `ligne_debut` et `ligne_fin` sont des numéros de ligne du "
        "fichier source, comptés à partir de 1, bornes comprises.",
    ]
    for table in TABLES.values():
        keys = ", ".join(f"`{column}`" for column in table.key)
        parts += ["", f"## {table.name}.csv", "", f"{table.title}. Une ligne est {table.row}."]
        parts += [f"Clé : {keys}.", "", "| colonne | type | requis | sens |", "|---|---|---|---|"]
        for one in table.fields:
            meaning = one.description
            if one.enum:
                meaning += " : " + ", ".join(f"`{value}`" for value in one.enum)
            if one.name in table.references:
                meaning += " (renvoie à `{}.{}`)".format(*table.references[one.name])
            required = "oui" if one.required else "non"
            parts.append(f"| `{one.name}` | {_TYPE_NAMES[one.type]} | {required} | {meaning} |")
    assert set(_TYPE_NAMES) == set(PANDAS_TYPES)
    return _typographic("\n".join(parts) + "\n")


def _typographic(markdown: str) -> str:
    """Return `markdown` with French typography, what stands between backquotes left as it is."""
    parts = re.split(r"(`[^`]*`)", markdown)
    return "".join(part if part.startswith("`") else typo(part) for part in parts)
