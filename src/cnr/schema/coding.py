"""The tables of coding: the idea of each contribution, and the published tables counted again."""

from __future__ import annotations

from cnr.schema.table import IDEA_ID, SCOPE, THEME, Field, Table


def _idea(name: str, description: str) -> Field:
    return Field(name, "string", description, required=False, pattern=IDEA_ID)


CODING = Table(
    "codage",
    "Codage des contributions",
    "une contribution, avec l’idée que lui donnent le modèle, les comptes publiés et les lecteurs",
    (
        Field("contribution", "string", "identifiant de la contribution"),
        _idea(
            "idee_libre",
            "idée prédite sans aucun compte ni lecture du département de la contribution ; vide "
            "quand aucune idée ne convient",
        ),
        Field(
            "proba_libre",
            "number",
            "probabilité calibrée que idee_libre soit celle que des lecteurs retiendraient",
            minimum=0,
        ),
        _idea("idee_libre_2", "deuxième idée la plus probable"),
        _idea("idee_libre_3", "troisième idée la plus probable"),
        _idea(
            "idee_quotas",
            "idée reconstituée avec les comptes publiés du département : n’est pas une "
            "prédiction ; vide quand la contribution n’est comptée nulle part",
        ),
        _idea("idee_retenue", "décision d’un lecteur, sinon idee_quotas, sinon idee_libre"),
        Field(
            "origine",
            "string",
            "d’où vient idee_retenue",
            enum=("lecture", "quotas", "libre", "aucune"),
        ),
        Field(
            "a_relire",
            "boolean",
            "à relire par une personne : codage douteux ou contesté et pas encore lu, ou "
            "lecteurs en désaccord",
        ),
        _idea(
            "idee_quotas_2", "seconde idée sous laquelle les comptes font compter la contribution"
        ),
        Field(
            "motifs",
            "string",
            "pourquoi la relire, séparés par des espaces : `doute` (probabilité faible), "
            "`desaccord` (idee_libre n’est pas idee_quotas), `compte` (la deuxième idée "
            "rapprocherait deux comptes de ceux qui sont publiés)",
            required=False,
            pattern="(doute|desaccord|compte)( (desaccord|compte))*",
        ),
    ),
    ("contribution",),
    {
        "contribution": ("contributions", "contribution"),
        **dict.fromkeys(
            (
                *("idee_libre", "idee_libre_2", "idee_libre_3"),
                *("idee_quotas", "idee_quotas_2", "idee_retenue"),
            ),
            ("idees", "idee"),
        ),
    },
)
RECOUNT = Table(
    "tableaux_recalcules",
    "Tableaux recomptés",
    "une idée dans la région ou dans un département : le compte publié, et ceux des codages",
    (
        Field("perimetre", "string", "« region » ou code du département", pattern=SCOPE),
        THEME,
        Field("nature", "string", "nature", enum=("constat", "proposition")),
        Field("idee", "string", "identifiant de l’idée", pattern=IDEA_ID),
        Field("publie", "integer", "compte publié ; 0 quand l’idée n’est pas imprimée", minimum=0),
        Field("libre", "integer", "contributions dont c’est idee_libre", minimum=0),
        Field(
            "quotas",
            "integer",
            "contributions dont c’est idee_quotas ou idee_quotas_2",
            minimum=0,
        ),
        Field(
            "attendu",
            "number",
            "compte attendu : somme des probabilités du codage libre",
            minimum=0,
        ),
        Field(
            "bas",
            "integer",
            "borne basse du compte publié selon le codage libre (95 %)",
            minimum=0,
        ),
        Field(
            "haut",
            "integer",
            "borne haute du compte publié selon le codage libre (95 %)",
            minimum=0,
        ),
        Field(
            "lecture", "integer", "contributions rangées là par la décision d’un lecteur", minimum=0
        ),
    ),
    ("perimetre", "idee"),
    {"idee": ("idees", "idee")},
)
APPROACHES = Table(
    "approches",
    "Approches comparées",
    "une contribution, avec l’idée que lui donne chaque approche essayée, sans compte ni lecture "
    "de son département",
    (
        Field("contribution", "string", "identifiant de la contribution"),
        _idea("libelles", "ressemblance avec le libellé des idées"),
        _idea(
            "codebook", "grille de codage seule : libellés, notes, termes, exemples, formulations"
        ),
        _idea(
            "lineaire",
            "classifieur linéaire appris sur les contributions des autres départements, rangées "
            "par leurs libellés et leurs comptes",
        ),
        _idea("sans_lecture", "approche retenue, sans les lectures"),
        _idea("sans_codebook", "approche retenue, sans notes, termes ni formulations"),
        _idea(
            "sans_exemple",
            "approche retenue, sans les exemples cités au chapitre 1, pour la juger sur eux",
        ),
    ),
    ("contribution",),
    {"contribution": ("contributions", "contribution")},
)
