"""The persons of the documents that are not read yet: the lines that name them, found by eye."""

from __future__ import annotations

import pytest

from cnr.lines import Line
from cnr.names import PERSON, without_names
from support.persons import document_lines

#: Lines in which a person is named, and how many names they hold (one may run over two lines).
NAMED = {
    "agen-contribution": ("1 3 186", 4),
    "cls2-agen": ("", 0),
    "cls3-agen": ("2870 2881 2892 2901 2913 2925 2935 2947 2957 2968 2979 2990 3002", 13),
    "focus-cls": (
        """
141 179 188 203 228 246 268 279 280 289 300 325 326 328 333 335 340 342 345 347 348 370 378 438
450 451 465 482 483 542 554 555 626 645 662 666 731 841 871 872 906 912 913 932 933 998 999 1026
1034 1067 1081 1089 1115 1138 1152 1153 1169 1176 1181 1212 1223 1252 1259 1324 1331 1332 1333
1345 1358 1392 1393 1401 1408 1427 1458 1484 1485 1504 1540 1541 1629 1630 1631 1632 1638 1642
1643 1644 1645 1646 1647 1648 1651 1655 1656 1657 1658 1661 1662 1665 1668 1669 1670 1671 1677
1678 1681 1684 1685 1688 1690 1693 1695 1696 1699 1700 1701 1702 1708 1709 1710 1711 1712 1713
1719 1720 1721 1759 1764 1767 1773 1782
        """,
        119,
    ),
}
#: Lines of a document that print a region of two words, which look like a person's.
REGION = (484, 1300, 1688)


@pytest.fixture(scope="module")
def documents() -> dict[str, list[Line]]:
    return document_lines()


@pytest.mark.parametrize("document", NAMED)
def test_the_lines_that_name_a_person(documents: dict[str, list[Line]], document: str) -> None:
    named, count = NAMED[document]
    lines = [line for line in documents[document] if not line.is_blank]
    shown = without_names(lines)
    changed = [line.number for line in lines if shown[line.number] != line.content]
    assert changed == [int(number) for number in named.split()]
    assert sum(text.count(PERSON) for text in shown.values()) == count


def test_a_region_that_looks_like_a_person_is_kept(documents: dict[str, list[Line]]) -> None:
    shown = without_names(documents["focus-cls"])
    assert [n for n, text in shown.items() if "Bourgogne Franche-Comté" in text] == list(REGION)
