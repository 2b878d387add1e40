"""The readable form of the real contributions, its repairs read by eye."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from cnr.parse.records import Synthesis
from cnr.readable import Vocabulary, read_vocabulary, repaired, same_words


@dataclass(frozen=True)
class Readable:
    """Each contribution's text, and its readable form."""

    vocabulary: Vocabulary
    texts: dict[str, tuple[str, str]]

    @property
    def changed(self) -> dict[str, tuple[str, str]]:
        return {name: pair for name, pair in self.texts.items() if pair[0] != pair[1]}


@pytest.fixture(scope="module")
def readable(real: Synthesis) -> Readable:
    said = [one for report in real.workshops for one in report.contributions]
    told = [
        text
        for report in real.workshops
        for passage in report.passages
        for text, _ in passage.paragraphs
    ]
    labels = [idea.label for idea in real.ideas]
    vocabulary = read_vocabulary([*(one.text for one in said), *told, *labels])
    return Readable(
        vocabulary, {one.id: (one.text, repaired(one.text, vocabulary)) for one in said}
    )


def test_no_word_is_added_dropped_or_replaced(readable: Readable) -> None:
    assert [name for name, pair in readable.texts.items() if not same_words(*pair)] == []


def test_nothing_is_left_to_repair(readable: Readable) -> None:
    again = {
        name
        for name, (_, text) in readable.texts.items()
        if repaired(text, readable.vocabulary) != text
    }
    assert again == set()


def test_what_is_repaired(readable: Readable) -> None:
    assert len(readable.changed) == 292
    only_a_quote = [
        name
        for name, (text, shown) in readable.changed.items()
        if text.endswith('"') and text.removesuffix('"').rstrip() == shown
    ]
    assert len(only_a_quote) == 235


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("16-angouleme-017", "la res titution", "la restitution"),
        ("19-reunion-departementale-023", "Nouvelle - Aquitaine", "Nouvelle-Aquitaine"),
        ("19-sainte-fereole-014", "médec in.", "médecin."),
        ("24-les-eyzies-027", "chute s,", "chutes,"),
        ("24-nontron-011", "E xemple", "Exemple"),
        ("33-bourg-sur-gironde-002", "rendez -vous", "rendez-vous"),
        ("47-agen-032", "formées e n", "formées en"),
        ("47-agen-071", "&gt;&gt;", ">>"),
        ("47-samazan-062", "d’ IDE", "d’IDE"),
        ("47-villeneuve-sur-lot-026", "Lot -et-Garonne", "Lot-et-Garonne"),
        ("64-arzacq-003", "reste nt pas", "restent pas"),
        ("79-niort-032", "l' accompagnement", "l'accompagnement"),
        ("79-parthenay-014", "ceux -ci", "ceux-ci"),
        ("86-reunion-prevention-departementale-022", "bien- être", "bien-être"),
    ],
)
def test_a_repair(readable: Readable, name: str, before: str, after: str) -> None:
    text, shown = readable.texts[name]
    assert before in text
    assert before not in shown
    assert after in shown


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("23-gueret-005", "salarié - planning"),
        ("24-perigueux-021", "MSP -CPTS"),
        ("64-lasseube-011", "début e semestre"),  # a letter of a word that is lost
        ("47-villeneuve-sur-lot-047", 'médecin "volant"'),
    ],
)
def test_what_is_not_repaired(readable: Readable, name: str, printed: str) -> None:
    assert printed in readable.texts[name][1]
