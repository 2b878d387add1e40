"""The tables of the workshops: who took part, what was said, and what chapter 1 quotes of it."""

from __future__ import annotations

from cnr.parse.attendance import CATEGORIES
from cnr.parse.prompts import SECTIONS
from cnr.roles import ROLES
from cnr.schema.table import DEPARTMENT, LINES, THEME, Field, Table

WORKSHOPS = Table(
    "ateliers",
    "Ateliers",
    "un atelier, annoncé dans le tableau d’un département ou connu par son compte-rendu",
    (
        Field("atelier", "string", "identifiant : code du département et lieu"),
        DEPARTMENT,
        Field("section", "string", "numéro de la section du compte-rendu", required=False),
        Field("titre", "string", "titre de la section du compte-rendu", required=False),
        Field("lieu", "string", "lieu selon le compte-rendu, tel quel", required=False),
        Field(
            "date",
            "date",
            "date selon le compte-rendu (ISO 8601) ; quand l’année n’est pas imprimée, elle est "
            "déduite et un écart le signale",
            required=False,
        ),
        Field("horaires", "string", "horaires selon le compte-rendu, tels quels", required=False),
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
        Field(
            "ligne_debut",
            "integer",
            "première ligne du compte-rendu (de l’annonce s’il n’y en a pas)",
            minimum=1,
        ),
        Field(
            "ligne_fin",
            "integer",
            "dernière ligne du compte-rendu (de l’annonce s’il n’y en a pas), incluse",
            minimum=1,
        ),
        Field(
            "annonce_ligne_debut",
            "integer",
            "première ligne de l’annonce",
            required=False,
            minimum=1,
        ),
        Field(
            "annonce_ligne_fin",
            "integer",
            "dernière ligne de l’annonce, incluse",
            required=False,
            minimum=1,
        ),
    ),
    ("atelier",),
)
PARTICIPANTS = Table(
    "participants",
    "Participants",
    "une catégorie du tableau des participants d’un atelier",
    (
        Field("atelier", "string", "identifiant de l’atelier"),
        Field("categorie", "string", "catégorie de participants", enum=tuple(CATEGORIES)),
        Field(
            "nombre",
            "integer",
            "nombre imprimé ; vide quand rien n’est imprimé, quand « NC » l’est, ou un caractère "
            "parasite : ce n’est pas zéro",
            required=False,
            minimum=0,
        ),
        *LINES,
        Field("imprime", "string", "ce qui est imprimé à la place d’un nombre", required=False),
    ),
    ("atelier", "categorie", "ligne_debut"),
    {"atelier": ("ateliers", "atelier")},
)
CONTRIBUTIONS = Table(
    "contributions",
    "Contributions",
    "une contribution d’un compte-rendu d’atelier : une puce sans sous-puces, une sous-puce, ou un "
    "paragraphe qui en tient lieu",
    (
        Field("contribution", "string", "identifiant : atelier et rang dans le compte-rendu"),
        Field("atelier", "string", "identifiant de l’atelier"),
        DEPARTMENT,
        THEME,
        Field("rubrique", "string", "rubrique du compte-rendu", enum=SECTIONS),
        Field(
            "intertitre",
            "string",
            "titres imprimés au-dessus, du plus large au plus proche ; le rôle y remplace le nom "
            "d’une personne",
            required=False,
        ),
        Field(
            "chapeau",
            "string",
            "puce imprimée au-dessus d’une sous-puce ; le rôle y remplace le nom d’une personne",
            required=False,
        ),
        Field(
            "texte",
            "string",
            "texte de la source : lignes jointes par une espace, marque de puce retirée",
        ),
        Field(
            "texte_lisible",
            "string",
            "même texte, mots coupés par une espace et signes parasites réparés ; le rôle y "
            "remplace le nom de la personne qui parle",
        ),
        *LINES,
        Field(
            "locuteur",
            "string",
            "rôle de la personne présentée comme celle qui parle",
            required=False,
            enum=ROLES,
        ),
    ),
    ("contribution",),
    {"atelier": ("ateliers", "atelier"), "departement": ("departements", "departement")},
)
EXAMPLES = Table(
    "exemples",
    "Exemples cités",
    "un verbatim cité après « Ex : » dans le chapitre 1",
    (
        Field("idee", "string", "identifiant de l’idée qu’il illustre", required=False),
        Field("citation", "string", "texte cité, sans les guillemets qui l’entourent"),
        Field(
            "contribution",
            "string",
            "contribution citée ; vide si aucune n’est assez proche",
            required=False,
        ),
        Field("similarite", "number", "ressemblance avec la contribution la plus proche, de 0 à 1"),
        *LINES,
        Field("exemple", "string", "identifiant : idée et rang de la citation"),
    ),
    ("exemple",),
    {"idee": ("idees", "idee"), "contribution": ("contributions", "contribution")},
)
