"""The words of the invented workshop reports: the form's own headings, and what people say.

As in `region_words`, lists are written with "|" between their items.
"""

from support.region_words import items

#: Long and short titles of themes.
THEME_TITLES = items(
    "ouvrir à chacun la porte d’un soignant de proximité, en particulier dans les vallées les plus "
    "isolées, et soutenir les équipes qui se coordonnent;soignant de proximité et équipes de soins|"
    "assurer une réponse aux petites urgences et aux demandes de la nuit et du dimanche;"
    "petites urgences et gardes de la nuit et du dimanche|"
    "donner envie d’apprendre, d’exercer et de rester dans les bassins de vie;envie d’exercer|"
    "faire du mouvement et de l’alimentation une affaire commune aux écoles, aux clubs et aux "
    "entreprises;mouvement et alimentation|"
    "bien vieillir chez soi, entouré et soutenu par les aidants du quotidien;bien vieillir|"
    "prendre soin de la santé mentale des plus jeunes;santé mentale des plus jeunes|"
    "mettre les outils numériques au service des patients comme des équipes soignantes;"
    "outils numériques au service des patients|"
    "réduire l’exposition aux pollutions de l’air, de l’eau et des sols;santé et environnement|"
    "rapprocher le soin des personnes qui en sont les plus éloignées, sans condition de "
    "ressources;accès aux soins des personnes éloignées"
)
#: The headings of the three sections of a theme, by rubric.
SECTIONS = {
    "probleme": "Présentation des problématiques que les solutions envisagées ambitionnent de "
    "traiter",
    "solution": "Présentation des solutions et innovations co-construites par les parties "
    "prenantes",
    "levier": "Description des leviers qu’il serait nécessaire d’activer ou les freins à lever "
    "pour la mise en œuvre des projets.",
}
OTHER_THEMES = "Autres thématiques"
PERSPECTIVES = "Perspectives"
SUITES = "Description des suites qui seront données aux travaux du CNR Santé dans le territoire"
REMARKS = "Remarque ou commentaire utile de porter à l’attention du ministère"
DAY = items("Description du déroulement de la journée|Décrire le déroulement de la journée")
TERRITORY = "La situation du territoire"
FIGURES = items(
    "Présenter succinctement, en quelques éléments et chiffres clés, les spécificités du "
    "territoire.|Présentation succincte, en quelques éléments et chiffres clés, des spécificités "
    "du territoire."
)
INITIATIVES = (
    "Description des dynamiques et initiatives locales déjà existantes pour faire face à ces "
    "enjeux."
)
VENUES = items(
    "{}|{}|{}|Salle des fêtes, {}|Espace Lamarque à {}|Maison des associations - {}|{}, préfecture"
)

#: What a report tells before its themes.
STORIES = items(
    "La réunion, ouverte par le préfet, faisait suite à celles du 7 et du 15 novembre. Le climat "
    "est resté serein malgré quelques désaccords.|"
    "Administrativement, le bassin s’étend sur quatre communautés de communes et compte deux "
    "villes (dont une de près de 5.000 habitants) et, au sud, une sous-préfecture dont la "
    "population a doublé depuis 1990.|"
    "L’animation était partagée entre la sous-préfète, la directrice de la caisse primaire et le "
    "directeur par intérim de l’agence. Les échanges ont surtout porté sur des témoignages|"
    "Trois des quatre thématiques ont pu être évoquées ; le temps a manqué pour la dernière."
    '"|Chaque question a été introduite par un habitant du territoire, puis reprise par la salle|'
    "Le territoire compte 15 EHPAD, 3 maisons de santé et 1 centre hospitalier ; 40% des médecins "
    "y ont plus de 60 ans, contre 31,2 % en France entière (données 2021). |"
    "Salle mise à disposition par la commune, dans de bonnes conditions d’écoute."
)
FACTS = items(
    "94 communes|54 035 habitants soit 13% de la population|2 centres de santé et 5 MSP|"
    "24,9% des habitants ont 75 ans et plus (16,6% en France entière)|Psychiatres, pédiatres|"
    "Une CPTS en cours de création, dont le projet de santé sera déposé d’ici le mois de mars et "
    "qui couvrira l’ensemble du bassin|à partir de 17h30 : accueil des participants|"
    "Séquence 2 : comment favoriser les recrutements et fidéliser les équipes ?|"
    "Taux de patients sans médecin traitant : 5,6 %|Réunion départementale le 5/12|"
    'Un contrat local de santé signé en 2021"|Densité légèrement inférieure à la moyenne ;'
)
STORY_TITLES = items(
    "Quelques chiffres à retenir :|ACCÈS AUX SOINS|L’offre en santé|Initiatives à soulever :|"
    "PARTICULARITÉS DU BASSIN|Indicateurs de santé"
)
STORY_LEADS = items(
    "Etaient autour de la table :|Sur la démographie des médecins :|En faible densité :|"
    "Les échanges se sont déroulés en plusieurs temps :"
)

#: Titles above contributions.
PLAIN_TITLES = items(
    "Organisation du bassin|Accueil des remplaçants|Parcours des aînés|Précisez|Transports|"
    "Propositions et pistes d’action|Bouger à tout âge – Et si on s’y mettait ?|"
    "Installation en zone sous-dense|Formation et stages :"
)
QUESTIONS = items(
    "Comment donner envie de s’installer ici ?|Comment répondre aux demandes de la nuit ?|"
    "Dans un tel contexte, comment organiser le territoire ?|"
    "Dans un tel contexte, comment améliorer l’accès à un soignant ?|Que peuvent les élus ?"
)
WITNESSES = items(
    "Dr Anne MAUVOISIN, médecin généraliste en maison de santé|Paul Kerval, adjoint au maire|"
    "Mme Sorbier, directrice d’un EHPAD associatif de la vallée et présidente de la communauté "
    "professionnelle territoriale de santé|M Thomas LE GOFF, réseau d’éducation à la santé|"
    "Inès Vautrin, interne en médecine générale"
)
SPEAKERS = items(
    "Dr Mauvoisin : |Maire et pharmacienne : |Mme SORBIER directrice EHPAD : |Un usager : |"
    "VP kinésithérapeutes : |Présidente CME : |Paul KERVAL – CTS : "
)

#: What contributions are made of; `LABELS` start them, or are leads.
LABELS = items(
    "Formation|Aides financières|Transports|Autre|Exercice coordonné|Hors département|Logement|"
    "Allègement des tâches administratives|Freins à lever pour l’accueil d’internes|"
    "Freins à lever pour le développement des coopérations entre professionnels de santé "
    "médicaux et paramédicaux|Exemples de solutions mises en place dans le bassin de vie"
)
LEADS = items(
    "Développer une culture commune entre les acteurs|L’élu doit agir sur 3 axes|"
    "Promouvoir une approche globale de la santé|Impliquer les communes dans l’accueil des "
    "soignants, de leur famille et des étudiants qui les accompagnent pendant leurs stages"
)
NOUNS = items(
    "Manque de moyens pour|Création d’un poste pour|Difficulté à maintenir|Soutien durable à|"
    "Vigilance sur|Délais trop longs pour|Fermeture annoncée :|Nécessité de financer|"
    "Absence de relais pour|Proposition d’étendre|Mise en place d’un numéro pour|2 actions pour|"
    "Une enquête a été menée sur|Pas assez de moyens consacrés à|22 postes ouverts pour|"
    "Est-il possible d’envisager autrement|La moitié du territoire attend"
)
AFTERTHOUGHTS = items(
    "Les équipes en place font face à une charge qui ne cesse de croître.|"
    "Un bilan est attendu d’ici la fin de l’année 2023.|"
    "La distance décourage : une heure de route pour un rendez-vous de dix minutes.|"
    "Il faudrait 12 postes là où 7 sont pourvus (dont 3 à temps partiel).|"
    "Les stages du 3ème cycle pourraient s’ouvrir à la ville dès la 1ère année.|"
    "Le 15 reste mal connu ; le 116 117 davantage encore.|"
    "Exemple : le bus itinérant de la vallée, 1 passage par semaine.|"
    "Beaucoup d’aides-soignantes, d’infirmières et d’auxiliaires de vie quittent le métier.|"
    "Prévention et soin doivent être pensés ensemble (cf. rapport remis en 2021).|"
    "Les médecins généralistes ne se déplacent plus au domicile des patients.|"
    "« On ne nous demande jamais notre avis », regrette une habitante.|"
    "Pourquoi ne pas mutualiser les recrutements à l’échelle du département ?|"
    "Thématique abordée aussi au niveau national - sans suite à ce jour.|"
    "Cela suppose des locaux, un secrétariat médico-social et du temps de coordination.|"
    "Mesures prises trop vite &gt;&gt; laisser du temps aux équipes.|"
    "De plus, les aides sont versées au bout de 6 mois|"
    "Trop d’actes restent non rémunérés, etc…"
)
SUBS = items(
    "les locaux|Le logement des stagiaires|en lien avec les écoles|Créer un label|"
    "Par la simplification des démarches|IPA et infirmières de nuit|Taxer les produits à risque|"
    "Libérer la parole"
)
ENDS = ("",), ("", "", "."), (".",), (" ;", ""), (' ;"', '"'), ("", '"'), ("", "…", ",", "...", " ")
