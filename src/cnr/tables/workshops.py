"""The frames of the workshops: who took part, what was said, and what chapter 1 quotes of it."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from cnr.examples import read_examples
from cnr.parse.records import Contribution, Synthesis
from cnr.parse.workshops import join_workshops
from cnr.readable import Vocabulary, read_vocabulary, repaired
from cnr.schema.workshops import CONTRIBUTIONS, EXAMPLES, PARTICIPANTS, WORKSHOPS
from cnr.speakers import Voices, read_voices
from cnr.tables.frame import frame, span

#: What parts the titles above a contribution, the widest first.
TITLE_SEPARATOR = " / "


def workshops(synthesis: Synthesis) -> pd.DataFrame:
    """Return ateliers.csv: a row per workshop, announced or reported, in reading order."""
    rows: list[dict[str, object]] = []
    for workshop in join_workshops(synthesis.announcements, synthesis.workshops):
        announced, report = workshop.announcement, workshop.report
        row: dict[str, object] = {
            "atelier": workshop.id,
            "departement": workshop.department,
            "compte_rendu": report is not None,
        }
        if announced:
            row |= {
                "annonce_lieu": announced.place,
                "annonce_date": announced.date.isoformat() if announced.date else "",
                "annonce_horaires": announced.hours,
                "annonce_ligne_debut": min(announced.lines),
                "annonce_ligne_fin": max(announced.lines),
                **span(announced.lines),
            }
        if report:
            row |= {
                "section": report.section,
                "titre": report.title,
                "lieu": report.place,
                "date": report.date.isoformat() if report.date else "",
                "horaires": report.hours,
                **span((report.first, report.last)),
            }
        rows.append(row)
    return frame(WORKSHOPS, rows)


def participants(synthesis: Synthesis) -> pd.DataFrame:
    """Return participants.csv: a row per printed category of a workshop, in reading order."""
    return frame(
        PARTICIPANTS,
        [
            {
                "atelier": report.id,
                "categorie": row.category,
                "nombre": row.count,
                "imprime": row.printed if row.count is None else "",
                **span(row.lines),
            }
            for report in synthesis.workshops
            for row in report.attendance
        ],
    )


def contributions(synthesis: Synthesis) -> pd.DataFrame:
    """Return contributions.csv: a row per contribution, in reading order."""
    vocabulary = read_vocabulary(_texts(synthesis))
    voices = read_voices(synthesis)
    return frame(
        CONTRIBUTIONS,
        [
            _contribution(one, vocabulary, voices)
            for report in synthesis.workshops
            for one in report.contributions
        ],
    )


def _contribution(one: Contribution, vocabulary: Vocabulary, voices: Voices) -> dict[str, object]:
    role, shown = voices.introduced(one)
    return {
        "contribution": one.id,
        "atelier": one.workshop,
        "departement": one.department,
        "thematique": one.theme,
        "rubrique": one.section,
        "intertitre": TITLE_SEPARATOR.join(
            voices.without_name(title, one.department) for title in one.titles
        ),
        "chapeau": voices.without_name(one.lead, one.department),
        "texte": one.text,
        "texte_lisible": repaired(shown, vocabulary),
        "locuteur": role,
        **span(one.lines),
    }


def _texts(synthesis: Synthesis) -> Iterator[str]:
    """Yield the texts whose words make the vocabulary of the corpus."""
    for report in synthesis.workshops:
        for contribution in report.contributions:
            yield contribution.text
        for passage in report.passages:
            for text, _ in passage.paragraphs:
                yield text
    for idea in synthesis.ideas:
        yield idea.label


def examples(synthesis: Synthesis) -> pd.DataFrame:
    """Return exemples.csv: a row per quotation of chapter 1, in reading order."""
    voices = read_voices(synthesis)
    return frame(
        EXAMPLES,
        [
            {
                "exemple": example.id,
                "idee": example.quotation.idea,
                "citation": voices.anywhere(example.quotation.text),
                "contribution": example.contribution.id if example.contribution else "",
                "similarite": example.similarity,
                **span(example.quotation.lines),
            }
            for example in read_examples(synthesis)
        ],
    )
