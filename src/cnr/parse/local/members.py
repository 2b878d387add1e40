"""Who signs and what belongs to a territory: enumerations in a sentence."""

from __future__ import annotations

import re

#: Stands for a comma, or for "et", between brackets: they part nothing.
_COMMA, _AND = "\x00", "\x01"
#: "et" parts two members where the second has its own article, or a capital.
_AND_MEMBER = re.compile(r" et (?=la |le |les |l[’']|[A-ZÀ-Ý])")
_OF = re.compile(r"^(?:de |du |des |d[’'])")


def enumerated(text: str) -> list[str]:
    """Return the members that a sentence enumerates: `A, B (x, y) et C` gives A, `B (x, y)` and C.

    What begins with "de" goes on the member before it (`la mission de l’Agenais, de l’Albret`).
    """
    hidden = re.sub(r"\([^()]*\)", lambda m: m[0].replace(",", _COMMA).replace(" et ", _AND), text)
    parts: list[str] = []
    for part in hidden.split(","):
        if parts and _OF.match(part.strip()):
            parts[-1] += f",{part}"
        else:
            parts.append(part)
    members = [*parts[:-1], *_AND_MEMBER.split(parts[-1])]
    shown = [one.replace(_COMMA, ",").replace(_AND, " et ").strip(" .") for one in members]
    return [one for one in shown if one]
