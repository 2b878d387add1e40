"""The tables of matching: actions near ideas and near later actions, and how right that is."""

from __future__ import annotations

from cnr.schema.table import IDEA_ID, Field, Table

_SCORE = Field(
    "score",
    "number",
    "probabilité apprise que des lecteurs trouvent la paire proche, de 0 à 1",
    minimum=0,
)
_RANK = Field(
    "rang", "integer", "rang de la paire pour l’action, la plus proche d’abord", minimum=1
)
_READING = Field(
    "lecture",
    "string",
    "ce qu’en disent les lecteurs : `net`, `partiel`, `non` ; vide : action que personne n’a lue",
    required=False,
    enum=("net", "partiel", "non"),
)
_ACTION = Field("action", "string", "identifiant de l’action")

NEAR_IDEAS = Table(
    "rapprochements",
    "Rapprochements",
    "une action locale proche d’une idée des ateliers (score au moins égal au seuil)",
    (
        _ACTION,
        Field("idee", "string", "identifiant de l’idée", pattern=IDEA_ID),
        _SCORE,
        _RANK,
        _READING,
    ),
    ("action", "idee"),
    {"action": ("actions_locales", "action"), "idee": ("idees", "idee")},
)
NEAR_ACTIONS = Table(
    "continuites",
    "Continuités",
    "une action d’un plan proche d’une action du contrat qui l’a suivi (score au moins égal au "
    "seuil)",
    (
        _ACTION,
        Field("cible", "string", "identifiant de l’action du contrat suivant"),
        _SCORE,
        _RANK,
        _READING,
    ),
    ("action", "cible"),
    {"action": ("actions_locales", "action"), "cible": ("actions_locales", "action")},
)


def _share(name: str, description: str) -> Field:
    return Field(name, "number", description, required=False, minimum=0)


MATCHING_MEASURES = Table(
    "mesures_rapprochements",
    "Mesures des rapprochements",
    "un lot de paires lues : combien le seuil en retient, et combien sont justes",
    (
        Field("objet", "string", "ce qui est rapproché des actions", enum=("idees", "plans")),
        Field(
            "lot",
            "string",
            "`choix` : paires qui ont servi à apprendre le score et à fixer le seuil ; `epreuve` : "
            "paires gardées pour mesurer",
            enum=("choix", "epreuve"),
        ),
        Field("seuil", "number", "score à partir duquel une paire est retenue", minimum=0),
        Field("paires", "integer", "paires des actions du lot", minimum=0),
        Field("proches", "integer", "paires que les lecteurs trouvent proches", minimum=0),
        Field("retenues", "integer", "paires retenues par le seuil", minimum=0),
        Field("justes", "integer", "paires retenues et proches", minimum=0),
        _share("precision", "part des retenues qui sont proches"),
        _share("precision_min", "borne basse de l’intervalle à 95 % (Wilson)"),
        _share("precision_max", "borne haute de l’intervalle à 95 % (Wilson)"),
        _share("rappel", "part des proches qui sont retenues"),
        Field(
            "nettes",
            "integer",
            "paires que tous les lecteurs trouvent nettement proches",
            minimum=0,
        ),
        _share("rappel_net", "part des nettes qui sont retenues"),
    ),
    ("objet", "lot"),
)
