"""The tables of what the synthesis publishes: its documents, names, ideas and counts."""

from __future__ import annotations

from cnr.schema.table import DEPARTMENT, DEPARTMENT_CODE, IDEA_ID, LINES, SCOPE, THEME, Field, Table

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
        Field(
            "departement",
            "string",
            "département dont parle le document ; vide : la région, ou plusieurs territoires",
            required=False,
            pattern=DEPARTMENT_CODE,
        ),
    ),
    ("document",),
)
DEPARTMENTS = Table(
    "departements",
    "Départements",
    "un département du chapitre 2, tel que son titre le nomme",
    (
        DEPARTMENT,
        Field("nom", "string", "nom du département"),
        *LINES,
    ),
    ("departement",),
)
THEMES = Table(
    "thematiques",
    "Thématiques",
    "une thématique, telle que le titre de sa synthèse régionale la nomme",
    (
        THEME,
        Field("titre", "string", "titre de la thématique, sans son numéro"),
        *LINES,
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
        *LINES,
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
        THEME,
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
        THEME,
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
        *LINES,
        Field("cellule", "string", "identifiant de la ligne du tableau, repris par l’audit"),
    ),
    ("cellule",),
    {"idee": ("idees", "idee")},
)
