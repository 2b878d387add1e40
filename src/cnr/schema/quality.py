"""The tables of quality: the role of each line, and what contradicts what."""

from __future__ import annotations

from cnr.parse.claims import ROLES
from cnr.schema.table import SCOPE, Field, Table

LINE_AUDIT = Table(
    "audit_lignes",
    "Audit des lignes",
    "une ligne non vide d’un document source",
    (
        Field("document", "string", "identifiant du document"),
        Field("ligne", "integer", "numéro de la ligne", minimum=1),
        Field("role", "string", "rôle de la ligne", enum=tuple(ROLES)),
        Field("element", "string", "identifiant de ce qui revendique la ligne", required=False),
        Field(
            "texte",
            "string",
            "texte de la ligne, espaces multiples réduites, tel que les pages le montrent : un "
            "rôle, ou « [personne] », y remplace le nom d’une personne",
            required=False,
        ),
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
        Field(
            "perimetre",
            "string",
            "« region », code du département, ou « national »",
            pattern=rf"{SCOPE}|national",
        ),
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
