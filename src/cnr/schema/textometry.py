"""The tables of textometry: classes of the proposals, their words, correspondences, graph."""

from __future__ import annotations

from cnr.schema.table import IDEA_ID, Field, Table

#: Between the words of a list in a cell.
SEPARATOR = " | "
#: Stability below which a class is said to be unstable (Hennig, see `textometry.stability`).
STABLE = 0.6
#: Names of the classifications.
REINERT, DOUBLE, VECTORS, NARROW = "reinert", "reinert_double", "vecteurs", "vecteurs_fins"
EMBEDDED = "plongements"
METHODS = (REINERT, DOUBLE, VECTORS, NARROW, EMBEDDED)
#: Compared with them: the themes, which classify nothing.
THEMES_ALONE = "thematiques"
#: Tables that correspondence analysis reads.
IDEAS_BY_DEPARTMENT, WORDS_BY_CLASS = "idees_departements", "mots_classes"
#: What a classification is compared with.
REFERENCES = ("groupes_comptes", "idees_comptees", "groupes_lus", "idees_lues")
_METHOD = Field("methode", "string", "classification", enum=METHODS)
_CLASS = Field("classe", "integer", "numéro de la classe dans sa classification", minimum=1)
_LEMMA = Field(
    "lemme", "string", "lemme sans accents ; « § » marque un terme du glossaire, avec ses synonymes"
)
_WORD = Field("mot", "string", "le lemme tel qu’il s’écrit le plus souvent")
_CONTRIBUTION = Field("contribution", "string", "identifiant de la contribution")
_INDEX = Field(
    "specificite",
    "number",
    "indice de Lafon : puissance de dix de la probabilité, positif pour un suremploi",
)

CLASSES = Table(
    "classes",
    "Classes des propositions",
    "une proposition dans une classification",
    (
        _CONTRIBUTION,
        _METHOD,
        Field(
            "classe",
            "integer",
            "numéro de la classe ; vide quand la proposition n’est pas classée",
            required=False,
            minimum=1,
        ),
        Field(
            "typicite",
            "number",
            "somme des chi2 des mots propres à la classe que porte la proposition",
            minimum=0,
        ),
    ),
    ("contribution", "methode"),
    {"contribution": ("contributions", "contribution")},
)
METHODS_TABLE = Table(
    "classifications",
    "Classifications",
    "une classification des propositions",
    (
        _METHOD,
        Field("textes", "integer", "textes donnés à classer", minimum=0),
        Field("classes", "integer", "classes trouvées", minimum=0),
        Field("non_classes", "integer", "textes qui ne sont dans aucune classe", minimum=0),
        Field(
            "stabilite",
            "number",
            "indice de Rand ajusté moyen entre la classification et celles de textes tirés à "
            "nouveau au sort (bootstrap)",
        ),
        Field("tirages", "integer", "nombre de tirages", minimum=0),
    ),
    ("methode",),
)
AGREEMENT = Table(
    "accords_classes",
    "Accord des classes et de la grille publiée",
    "une classification comparée à un codage, sur les propositions que les deux rangent",
    (
        Field(
            "methode",
            "string",
            "classification ; « thematiques » pour les quatre thématiques, sans rien classer",
            enum=(*METHODS, THEMES_ALONE),
        ),
        Field(
            "reference",
            "string",
            "groupes ou idées de la grille : `_comptes` d’après idee_quotas, `_lus` quand deux "
            "lectures par machine s’accordent",
            enum=REFERENCES,
        ),
        Field("contributions", "integer", "propositions comparées", minimum=0),
        Field("rand_ajuste", "number", "indice de Rand ajusté : 0 au hasard, 1 si identiques"),
        Field("mesure_v", "number", "moyenne harmonique d’homogénéité et de complétude", minimum=0),
        Field("homogeneite", "number", "une classe ne tient qu’un groupe : de 0 à 1", minimum=0),
        Field("completude", "number", "un groupe tient dans une classe : de 0 à 1", minimum=0),
    ),
    ("methode", "reference"),
)
PORTRAITS = Table(
    "portraits_classes",
    "Portraits des classes",
    "une classe d’une classification",
    (
        _METHOD,
        _CLASS,
        Field("taille", "integer", "textes de la classe", minimum=1),
        Field(
            "stabilite",
            "number",
            "indice de Jaccard moyen avec la classe la plus proche, sur les tirages (Hennig)",
            minimum=0,
        ),
        Field("stable", "boolean", "stabilite d’au moins 0,6"),
        Field("nom", "string", "nom donné par un chercheur", required=False),
        Field("mots", "string", "mots les plus propres à la classe, séparés par « | »", False),
        Field(
            "idee_proche",
            "string",
            "idée publiée la plus spécifique de la classe, d’après le codage",
            required=False,
            pattern=IDEA_ID,
        ),
        Field(
            "part_idee_proche",
            "number",
            "part des textes codés de la classe que cette idée rassemble",
            required=False,
            minimum=0,
        ),
    ),
    ("methode", "classe"),
    {"idee_proche": ("idees", "idee")},
)
PROFILES = Table(
    "profils_classes",
    "Profils des classes",
    "un mot qui distingue une classe des autres (chi2 d’au moins 3,84)",
    (
        _METHOD,
        _CLASS,
        _LEMMA,
        _WORD,
        Field("dans_classe", "integer", "textes de la classe qui portent le mot", minimum=0),
        Field("classes", "integer", "textes classés qui portent le mot", minimum=1),
        Field("taille", "integer", "textes de la classe", minimum=1),
        Field("chi2", "number", "chi2 à un degré de liberté, négatif pour une absence"),
        _INDEX,
    ),
    ("methode", "classe", "lemme"),
)
TREE = Table(
    "arbre_classes",
    "Arbre de la classification descendante",
    "une classe, intermédiaire ou finale, de la classification de Reinert",
    (
        Field("noeud", "integer", "numéro du nœud, 0 pour l’ensemble", minimum=0),
        Field("parent", "integer", "nœud divisé dont il vient", required=False, minimum=0),
        Field("classe", "integer", "numéro de la classe finale ; vide si divisé", False, minimum=1),
        Field("taille", "integer", "textes du nœud", minimum=1),
        Field("chi2", "number", "chi2 de sa division ; vide si elle n’a pas lieu", False),
    ),
    ("noeud",),
)
SPECIFIC = Table(
    "specificites",
    "Spécificités du vocabulaire",
    "un mot qu’une partie du corpus emploie plus, ou moins, que le tout (indice d’au moins 2)",
    (
        Field(
            "partition",
            "string",
            "ce qui partage le corpus : departement, thematique, locuteur, classe, ou la colonne "
            "d’un fichier",
        ),
        Field("partie", "string", "partie du corpus"),
        Field("lemme", "string", "lemme sans accents"),
        _WORD,
        Field("nombre", "integer", "occurrences dans la partie", minimum=0),
        Field("total", "integer", "occurrences dans toutes les parties", minimum=1),
        Field("taille", "integer", "mots pleins de la partie", minimum=1),
        Field("corpus", "integer", "mots pleins de toutes les parties", minimum=1),
        _INDEX,
    ),
    ("partition", "partie", "lemme"),
)
POINTS = Table(
    "correspondances",
    "Analyses des correspondances",
    "un point d’une analyse des correspondances",
    (
        Field("analyse", "string", "tableau analysé", enum=(IDEAS_BY_DEPARTMENT, WORDS_BY_CLASS)),
        Field(
            "type",
            "string",
            "ligne ou colonne, active ou supplémentaire",
            enum=("ligne", "colonne", "ligne_sup", "colonne_sup"),
        ),
        Field("point", "string", "ce que le point représente"),
        Field("masse", "number", "part de l’effectif ; 0 pour un point supplémentaire", minimum=0),
        Field("axe_1", "number", "coordonnée principale sur l’axe 1"),
        Field("contrib_1", "number", "part de l’inertie de l’axe 1", False, minimum=0),
        Field("axe_2", "number", "coordonnée principale sur l’axe 2"),
        Field("contrib_2", "number", "part de l’inertie de l’axe 2", False, minimum=0),
        Field("cos2_1", "number", "qualité de la représentation sur l’axe 1", minimum=0),
        Field("cos2_2", "number", "qualité de la représentation sur l’axe 2", minimum=0),
    ),
    ("analyse", "type", "point"),
)
AXES = Table(
    "axes_correspondances",
    "Axes des analyses des correspondances",
    "un axe d’une analyse des correspondances",
    (
        Field("analyse", "string", "tableau analysé", enum=(IDEAS_BY_DEPARTMENT, WORDS_BY_CLASS)),
        Field("axe", "integer", "rang de l’axe", minimum=1),
        Field("inertie", "number", "valeur propre", minimum=0),
        Field("part", "number", "part de l’inertie totale", minimum=0),
    ),
    ("analyse", "axe"),
)
GRAPH_WORDS = Table(
    "mots_graphe",
    "Mots du graphe de similitude",
    "un mot du graphe de similitude",
    (
        _LEMMA,
        _WORD,
        Field("textes", "integer", "propositions qui portent le mot", minimum=1),
        Field("communaute", "integer", "communauté (Louvain), la plus grande d’abord", minimum=1),
        Field("x", "number", "place dans le dessin, de -1 à 1"),
        Field("y", "number", "place dans le dessin, de -1 à 1"),
    ),
    ("lemme",),
)
GRAPH_LINKS = Table(
    "liens_graphe",
    "Liens du graphe de similitude",
    "deux mots que portent les mêmes propositions",
    (
        Field("lemme_1", "string", "premier mot"),
        Field("lemme_2", "string", "second mot"),
        Field("cooccurrences", "integer", "propositions qui portent les deux", minimum=1),
        Field("arbre", "boolean", "gardé dans l’arbre maximum"),
    ),
    ("lemme_1", "lemme_2"),
    {"lemme_1": ("mots_graphe", "lemme"), "lemme_2": ("mots_graphe", "lemme")},
)
EMERGING = Table(
    "idees_emergentes",
    "Idées émergentes",
    "une contribution qu’aucune idée publiée ne prend bien, avec d’autres qui lui ressemblent",
    (
        Field("groupe", "integer", "groupe de contributions, le plus grand d’abord", minimum=1),
        _CONTRIBUTION,
        Field("proximite", "number", "cosinus moyen avec les autres du groupe"),
        Field("mots", "string", "mots partagés par le groupe, séparés par « | »", required=False),
    ),
    ("contribution",),
    {"contribution": ("contributions", "contribution")},
)
