"""The data contract: every table of data/processed, its columns and keys, declared once.

The same declarations validate the frames (pandera), write `datapackage.json` (Frictionless) and
the data dictionary, so the three cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pandera.pandas as pa

from cnr.parse.claims import ROLES

#: Frictionless type -> pandas type. Codes and dates stay text: `"2A"`, `"2022-12-05"`.
PANDAS_TYPES = {
    "string": "string",
    "date": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
}
_PATTERNS = {"date": r"\d{4}-\d{2}-\d{2}"}


@dataclass(frozen=True, slots=True)
class Field:
    """A column: Frictionless type, French description, and what its values must respect."""

    name: str
    type: str
    description: str
    required: bool = True
    enum: tuple[str, ...] = ()
    pattern: str = ""
    minimum: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A file of data/processed. `row` says what a row is; `key` are the primary key's columns;
    `references` maps a column to `(table, column)`.
    """

    name: str
    title: str
    row: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    references: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def columns(self) -> list[str]:
        return [one.name for one in self.fields]

    @property
    def dtypes(self) -> dict[str, str]:
        return {one.name: PANDAS_TYPES[one.type] for one in self.fields}

    def validator(self) -> pa.DataFrameSchema:
        """Return the pandera schema of this table."""
        return pa.DataFrameSchema(
            {one.name: _column(one) for one in self.fields},
            strict=True,
            ordered=True,
            unique=list(self.key),
            name=self.name,
        )


def _column(one: Field) -> pa.Column:
    checks = []
    pattern = one.pattern or _PATTERNS.get(one.type, "")
    if one.enum:
        checks.append(pa.Check.isin(one.enum))
    if pattern:
        checks.append(pa.Check.str_matches(f"^(?:{pattern})$"))
    if one.minimum is not None:
        checks.append(pa.Check.ge(one.minimum))
    return pa.Column(
        PANDAS_TYPES[one.type], checks, nullable=not one.required, description=one.description
    )


DEPARTMENT_CODE = r"\d{2,3}|2[AB]"
SCOPE = rf"region|{DEPARTMENT_CODE}"
IDEA_ID = r"T\d+-[CP]-\d{2}-\d{2,3}"
_LINES = (
    Field("ligne_debut", "integer", "première ligne du passage dans le fichier source", minimum=1),
    Field("ligne_fin", "integer", "dernière ligne du passage, incluse", minimum=1),
)
_THEME = Field("thematique", "string", "numéro de la thématique", pattern=r"\d+")
_DEPARTMENT = Field("departement", "string", "code du département", pattern=DEPARTMENT_CODE)

DOCUMENTS = Table(
    "documents",
    "Documents sources",
    "un document du corpus",
    (
        Field("document", "string", "identifiant du document"),
        Field("titre", "string", "titre", required=False),
        Field("editeur", "string", "organisme qui publie le document", required=False),
        Field("date", "string", "date, ou mention qu’elle n’est pas indiquée", required=False),
        Field("fichier", "string", "nom du fichier dans data/raw"),
        Field("sha256", "string", "empreinte SHA-256 du fichier", pattern=r"[0-9a-f]{64}"),
        Field("lignes", "integer", "nombre de lignes du fichier", minimum=1),
        Field("licence", "string", "conditions de réutilisation", required=False),
    ),
    ("document",),
)
DEPARTMENTS = Table(
    "departements",
    "Départements",
    "un département du chapitre 2, tel que son titre le nomme",
    (
        _DEPARTMENT,
        Field("nom", "string", "nom du département"),
        *_LINES,
    ),
    ("departement",),
)
THEMES = Table(
    "thematiques",
    "Thématiques",
    "une thématique, telle que le titre de sa synthèse régionale la nomme",
    (
        _THEME,
        Field("titre", "string", "titre de la thématique, sans son numéro"),
        *_LINES,
    ),
    ("thematique",),
)
FRAMING = Table(
    "cadrage",
    "Tableaux de cadrage (section 1.1)",
    "une cellule de l’un des deux tableaux de la section 1.1 ; sur une ligne de total, le "
    "département et la thématique sont vides",
    (
        Field("tableau", "string", "tableau imprimé", enum=("ateliers", "contributions")),
        Field(
            "departement", "string", "code du département", required=False, pattern=DEPARTMENT_CODE
        ),
        Field("thematique", "string", "numéro de la thématique", required=False, pattern=r"\d+"),
        Field("nombre", "integer", "nombre imprimé", minimum=0),
        Field("part_pct", "number", "part imprimée, en pour cent", required=False),
        *_LINES,
    ),
    ("tableau", "ligne_debut"),
)
IDEAS = Table(
    "idees",
    "Grille des idées",
    "une idée de la grille régionale publiée",
    (
        Field(
            "idee",
            "string",
            "identifiant : thématique, C (constat) ou P (proposition), rang du groupe, rang dans "
            "le groupe, dans l’ordre régional",
            pattern=IDEA_ID,
        ),
        _THEME,
        Field("nature", "string", "constat ou proposition", enum=("constat", "proposition")),
        Field(
            "groupe",
            "string",
            "libellé du groupe ; vide (rang 00) si l’idée est imprimée avant tout groupe",
            required=False,
        ),
        Field("libelle", "string", "libellé de l’idée"),
        Field("nombre", "integer", "nombre régional imprimé", minimum=0),
    ),
    ("idee",),
)
PUBLISHED_TABLES = Table(
    "tableaux_publies",
    "Comptes publiés",
    "un compte publié, régional ou départemental, avec les lignes où il est imprimé",
    (
        Field("perimetre", "string", "« region » ou code du département", pattern=SCOPE),
        _THEME,
        Field(
            "nature",
            "string",
            "ce que compte le tableau",
            enum=("constat", "proposition", "sujet_probleme", "sujet_solution"),
        ),
        Field("niveau", "string", "niveau de la ligne", enum=("groupe", "idee", "sujet")),
        Field(
            "groupe",
            "string",
            "libellé du groupe dans la grille régionale (libellé imprimé s’il n’y est pas) ; vide "
            "pour un sujet",
            required=False,
        ),
        Field("libelle", "string", "libellé imprimé de la ligne"),
        Field("nombre", "integer", "nombre imprimé", minimum=0),
        Field(
            "idee", "string", "identifiant de l’idée (niveau idée)", required=False, pattern=IDEA_ID
        ),
        *_LINES,
        Field("cellule", "string", "identifiant de la ligne du tableau, repris par l’audit"),
    ),
    ("cellule",),
    {"idee": ("idees", "idee")},
)
WORKSHOPS = Table(
    "ateliers",
    "Ateliers",
    "un atelier annoncé dans le tableau d’un département ; le contenu des comptes-rendus n’est "
    "pas encore lu (colonnes vides)",
    (
        Field("atelier", "string", "identifiant : code du département et lieu"),
        _DEPARTMENT,
        Field("section", "string", "numéro de la section du compte-rendu", required=False),
        Field("titre", "string", "titre de la section du compte-rendu", required=False),
        Field("lieu", "string", "lieu selon le compte-rendu", required=False),
        Field("date", "date", "date selon le compte-rendu (ISO 8601)", required=False),
        Field("horaires", "string", "horaires selon le compte-rendu", required=False),
        Field("compte_rendu", "boolean", "un compte-rendu est publié"),
        Field("annonce_lieu", "string", "lieu annoncé", required=False),
        Field(
            "annonce_date",
            "date",
            "date annoncée (ISO 8601) ; quand l’année n’est pas imprimée, elle est déduite et un "
            "écart le signale",
            required=False,
        ),
        Field("annonce_horaires", "string", "horaires annoncés, tels quels", required=False),
        Field("ligne_debut", "integer", "première ligne de l’annonce", minimum=1),
        Field("ligne_fin", "integer", "dernière ligne de l’annonce, incluse", minimum=1),
    ),
    ("atelier",),
)
LINE_AUDIT = Table(
    "audit_lignes",
    "Audit des lignes",
    "une ligne non vide d’un document source",
    (
        Field("document", "string", "identifiant du document"),
        Field("ligne", "integer", "numéro de la ligne", minimum=1),
        Field("role", "string", "rôle de la ligne", enum=tuple(ROLES)),
        Field("element", "string", "identifiant de ce qui revendique la ligne", required=False),
    ),
    ("document", "ligne"),
    {"document": ("documents", "document")},
)
FINDINGS = Table(
    "ecarts",
    "Écarts",
    "un constat : la source se contredit, ou un nombre recalculé diffère du nombre imprimé",
    (
        Field("ecart", "string", "identifiant : contrôle et rang"),
        Field("controle", "string", "règle qui a trouvé l’écart"),
        Field("gravite", "string", "gravité", enum=("certain", "probable", "mineur")),
        Field("document", "string", "identifiant du document"),
        Field("perimetre", "string", "« region » ou code du département", pattern=SCOPE),
        Field("constat", "string", "ce qui se contredit, en une phrase"),
        Field("attendu", "string", "valeur attendue", required=False),
        Field("observe", "string", "valeur observée", required=False),
        Field(
            "lignes",
            "string",
            "numéros des lignes en cause, séparés par des espaces",
            required=False,
            pattern=r"\d+( \d+)*",
        ),
    ),
    ("ecart",),
    {"document": ("documents", "document")},
)

#: In the order of the data package.
TABLES = {
    table.name: table
    for table in (
        DOCUMENTS,
        DEPARTMENTS,
        THEMES,
        FRAMING,
        PUBLISHED_TABLES,
        IDEAS,
        WORKSHOPS,
        LINE_AUDIT,
        FINDINGS,
    )
}
