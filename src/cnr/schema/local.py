"""The tables read in the local documents: plans, territories, passages, figures, quotations."""

from __future__ import annotations

from cnr.parse.local.records import (
    ACTION,
    AXIS,
    BOX,
    HEADING,
    OBJECTIVE,
    PROPOSAL,
    RECOMMENDATION,
    SUB_OBJECTIVE,
)
from cnr.schema.table import LINES, Field, Table

_DOCUMENT = Field("document", "string", "identifiant du document")
_OF_DOCUMENT = {"document": ("documents", "document")}
_TERRITORY = Field(
    "territoire",
    "string",
    "territoire dont il s’agit ; vide : celui du document",
    required=False,
)

LOCAL_ACTIONS = Table(
    "actions_locales",
    "Actions locales",
    "une action, un objectif ou une recommandation des quatre autres documents",
    (
        _DOCUMENT,
        Field("action", "string", "identifiant : document, et code ou rang"),
        Field("axe", "string", "axe ou titre le plus large au-dessus"),
        Field("objectif", "string", "objectif ou titre sous l’axe", required=False),
        Field("code", "string", "code imprimé", required=False),
        Field("intitule", "string", "intitulé, lignes jointes, ponctuation de liste retirée"),
        *LINES,
        Field("sous_objectif", "string", "sous-objectif", required=False),
        Field(
            "nature",
            "string",
            "nature de la ligne du plan",
            enum=(ACTION, OBJECTIVE, RECOMMENDATION),
        ),
        Field(
            "ligne_code",
            "integer",
            "ligne du code, quand il est imprimé à part de l’intitulé",
            required=False,
            minimum=1,
        ),
    ),
    ("action",),
    _OF_DOCUMENT,
)
TERRITORIES = Table(
    "territoires",
    "Territoires du Focus",
    "une des intercommunalités dont le Focus fait le portrait",
    (
        Field("territoire", "string", "nom"),
        Field("region", "string", "région, telle que le texte la nomme"),
        Field("communes", "integer", "nombre de communes", minimum=1),
        Field("habitants", "integer", "nombre d’habitants, arrondi par la source", minimum=1),
        Field("superficie_km2", "number", "superficie en km²", minimum=0),
        Field("densite_hab_km2", "number", "habitants par km², imprimés", minimum=0),
        Field("cls_debut", "integer", "première année du contrat local de santé", minimum=1900),
        Field("cls_fin", "integer", "dernière année du contrat local de santé", minimum=1900),
        Field("signataires", "string", "signataires du contrat, séparés par « ; »"),
        *LINES,
        Field("nombre_signataires", "integer", "nombre de signataires nommés", minimum=1),
        _DOCUMENT,
    ),
    ("territoire",),
    _OF_DOCUMENT,
)
PLAN_LEVELS = Table(
    "niveaux_plans",
    "Niveaux des plans",
    "un axe, un objectif ou un titre d’un plan, là où le document en donne la liste",
    (
        _DOCUMENT,
        Field("rang", "integer", "rang dans le document", minimum=1),
        Field(
            "niveau",
            "string",
            "niveau dans le plan",
            enum=(AXIS, OBJECTIVE, SUB_OBJECTIVE, HEADING),
        ),
        Field("code", "string", "code imprimé", required=False),
        Field("intitule", "string", "intitulé"),
        Field("parent", "string", "code ou intitulé du niveau au-dessus", required=False),
        *LINES,
    ),
    ("document", "rang"),
    _OF_DOCUMENT,
)
PASSAGES = Table(
    "propositions_locales",
    "Propositions locales",
    "un objectif, un titre, une proposition numérotée ou un encadré « Info action » du corps d’une "
    "contribution",
    (
        _DOCUMENT,
        Field("passage", "string", "identifiant : document et rang"),
        Field("nature", "string", "nature", enum=(OBJECTIVE, HEADING, PROPOSAL, BOX)),
        Field("objectif", "string", "objectif au-dessus, tel que le corps du texte l’intitule"),
        Field("intertitre", "string", "titre au-dessus", required=False),
        Field("numero", "string", "numéro imprimé", required=False),
        Field("intitule", "string", "intitulé"),
        Field("texte", "string", "texte, mots coupés en fin de ligne recollés", required=False),
        *LINES,
    ),
    ("passage",),
    _OF_DOCUMENT,
)
FIGURES = Table(
    "chiffres_locaux",
    "Chiffres locaux",
    "un chiffre d’un diagnostic, d’un tableau ou d’une annexe",
    (
        _DOCUMENT,
        Field("rang", "integer", "rang dans le document", minimum=1),
        _TERRITORY,
        Field("libelle", "string", "phrase ou ligne de tableau qui donne le chiffre"),
        Field("valeur", "number", "valeur"),
        Field("unite", "string", "unité imprimée", required=False),
        Field("annee", "integer", "année que le texte donne au chiffre", required=False),
        *LINES,
    ),
    ("document", "rang"),
    _OF_DOCUMENT,
)
MEMBERS = Table(
    "signataires",
    "Signataires",
    "un signataire d’un contrat local de santé, dans l’une des listes d’un document",
    (
        _DOCUMENT,
        Field(
            "liste",
            "string",
            "où il est nommé : article des parties, signature, portrait d’un territoire",
            enum=("article", "signature", "portrait"),
        ),
        _TERRITORY,
        Field("rang", "integer", "rang dans la liste", minimum=1),
        Field("signataire", "string", "organisme, ou fonction de qui signe ; aucun nom"),
        *LINES,
    ),
    ("document", "liste", "territoire", "rang"),
    _OF_DOCUMENT,
)
COMMUNES = Table(
    "communes",
    "Communes",
    "une commune du périmètre d’un contrat local de santé",
    (_DOCUMENT, Field("commune", "string", "nom"), *LINES),
    ("document", "ligne_debut"),
    _OF_DOCUMENT,
)
SPEECHES = Table(
    "citations_locales",
    "Citations locales",
    "un propos cité, avec la fonction de qui l’a tenu",
    (
        _DOCUMENT,
        Field("citation", "string", "identifiant : document et rang"),
        _TERRITORY,
        Field("fonction", "string", "fonction, telle que le texte la donne ; aucun nom"),
        Field("texte", "string", "propos, mots coupés en fin de ligne recollés"),
        *LINES,
    ),
    ("citation",),
    _OF_DOCUMENT,
)
