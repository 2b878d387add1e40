"""The register of lines: each non-blank line of the text is claimed exactly once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cnr.lines import Line
from cnr.parse.records import Claim

#: Roles of a line (`role` of audit_lignes.csv), with what each means.
ROLES = {
    "titre": "titre de chapitre, de section ou de thématique",
    "phrase_type": "phrase du modèle qui annonce un tableau",
    "entete_tableau": "ligne d’en-tête d’un tableau",
    "cadrage": "ligne de l’un des deux tableaux de la section 1.1",
    "sujet": "sujet et son nombre",
    "groupe": "groupe d’idées et son total",
    "idee": "idée et son nombre",
    "exemple": "verbatims cités après « Ex : »",
    "annonce": "atelier annoncé dans le tableau d’un département",
    "recit": "texte rédigé de la synthèse",
    "mobilier_page": "titre courant ou pied de page",
    "rubrique": "titre ou consigne du formulaire d’un compte-rendu",
    "fiche": "lieu, jour ou horaires d’un atelier",
    "participants": "nombre de participants d’une catégorie",
    "contribution": "contribution d’un atelier",
    "chapeau": "puce qui introduit des contributions",
    "intertitre": "titre de contributions, dans une rubrique",
    "hors_thematique": "propos imprimé sous « Autres thématiques »",
    "sans_rubrique": "propos imprimé sous une thématique, avant toute rubrique",
    "axe": "axe ou objectif d’un plan local",
    "objectif": "objectif d’un axe, ou titre qui réunit des actions",
    "action": "intitulé d’une action, d’un objectif ou d’une recommandation",
    "code_action": "code d’une action, imprimé à part de son intitulé",
    "intitule_sans_code": "intitulé d’un tableau d’actions qui n’a pas de code",
    "proposition": "proposition numérotée d’une contribution, et son développement",
    "info_action": "encadré « Info action » d’une contribution",
    "signataire": "signataire d’un contrat local de santé",
    "commune": "commune d’un territoire",
    "chiffre": "chiffre clé, chiffre daté ou ligne de chiffres",
    "source": "source d’un tableau ou d’un chiffre",
    "citation": "propos cités, et qui les a tenus",
    "personne": "personne rencontrée ou rédactrice, et sa fonction",
    "texte": "texte rédigé d’un document local",
    "liste": "puce d’une liste, dans un texte rédigé",
    "note": "note de bas de page",
    "adresse": "adresse d’une page web",
    "reference": "référence bibliographique",
    "document_non_lu": "document enregistré, pas encore analysé",
    "non_reconnu": "ligne que le lecteur n’a pas su classer (un écart la signale)",
}


class Register:
    """Collects claims; claiming a line twice is a fault of the reader, and raises ValueError."""

    def __init__(self) -> None:
        self._claims: dict[int, Claim] = {}
        self._names: set[str] = set()

    def claim(self, lines: Iterable[Line], role: str, element: str) -> None:
        """Give every non-blank line of `lines` to `element` with `role`."""
        for line in lines:
            if line.is_blank:
                continue
            if line.number in self._claims:
                taken = self._claims[line.number]
                raise ValueError(
                    f"line {line.number} is claimed by {taken.element} and by {element}"
                )
            if role not in ROLES:
                raise ValueError(f"unknown role {role}")
            self._claims[line.number] = Claim(line.number, role, element)

    def is_claimed(self, line: Line) -> bool:
        """Say whether an element has claimed `line`."""
        return line.number in self._claims

    def element(self, name: str, line: int) -> str:
        """Return `name`, with the number of `line` when another element bears it already: what is
        printed twice is read twice, and told apart.
        """
        unique = f"{name}-l{line}" if name in self._names else name
        self._names.add(unique)
        return unique

    def complete(self, lines: Sequence[Line]) -> tuple[Claim, ...]:
        """Return the claims in line order; lines left over get the role `non_reconnu`."""
        self.claim(
            (line for line in lines if not line.is_blank and line.number not in self._claims),
            "non_reconnu",
            "",
        )
        return tuple(self._claims[number] for number in sorted(self._claims))
