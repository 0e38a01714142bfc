"""The reader on NewsQuant: `python -m tests.bench.quantities_newsquant FILE.json`.

The file is the data set's own: [{"text", "quantities": [{"value": "5.0" or "5.0-7.0", "change": "=", "<", ">", "~", "up" or
"down"}]}]. A quantity is right where its number or both its ends are, decades and fortnights as the number written; the
hedge is scored on those, where `change` names one. The data is its publishers', and is not kept here.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

from kzclaims.quantity import Quantity, read_quantities
from tests.bench.quantities import DOWN, UP, numbers

CLOSE = Decimal("1e-5")
SIGNS = {
    "over": ">", "just-over": ">", "at-least": ">", "under": "<", "at-most": "<", "nearly": "~", "about": "~",
}  # fmt: skip
MULTIPLES = {"year": (10, 100), "day": (14,)}
RANGE = re.compile(r"(\d[\d.]*) ?- ?(\d[\d.]*)")


def wanted(value: object) -> tuple[Decimal, ...]:
    """The number or both ends of a gold value."""
    found = RANGE.fullmatch(str(value))
    return tuple(map(Decimal, found.groups())) if found else (Decimal(str(value)),)


def hits(reading: Quantity, gold: tuple[Decimal, ...]) -> bool:
    """Whether a reading has the gold numbers, in its unit or in the one written (decades)."""
    ends = numbers(reading)
    ways = [ends, *(tuple(n / by for n in ends) for by in MULTIPLES.get(reading.unit, ()))]
    return any(
        len(way) == len(gold)
        and all(abs(a - b) <= CLOSE * max(Decimal(1), abs(b)) for a, b in zip(way, gold, strict=True))
        for way in ways
    )


def taken(left: list[Quantity], gold: tuple[Decimal, ...]) -> bool:
    """Whether a gold range is read as two levels, the ends of a change: rose from 240 to 273. Both are then used up."""
    ends = [next((each for each in left if hits(each, (end,))), None) for end in gold]
    if len(gold) != 2 or None in ends or ends[0] is ends[1]:
        return False
    left[:] = [each for each in left if all(each is not end for end in ends)]
    return True


def scored(sentence: dict[str, Any]) -> Counter[str]:
    """One sentence: values, readings, hits; hedges, those right, those turned around."""
    left = [each for each in read_quantities(sentence["text"]) if isinstance(each, Quantity)]
    missed: list[tuple[Decimal, ...]] = []
    score = Counter(gold=len(sentence["quantities"]), read=len(left))
    for gold in sentence["quantities"]:
        hit = next((each for each in left if hits(each, wanted(gold["value"]))), None)
        if hit is None:
            missed.append(wanted(gold["value"]))
            continue
        left.remove(hit)
        score["hit"] += 1
        if gold["change"] in {"<", ">", "~"}:
            sign = SIGNS.get(hit.bound, "=")
            turned = (gold["change"] == "<" and hit.bound in UP) or (
                gold["change"] == ">" and hit.bound in DOWN - {"nearly"}
            )
            score.update(hedges=1, right=sign == gold["change"], inverted=turned)
    score["levels"] = sum(taken(left, gold) for gold in missed)
    return score


def main() -> None:
    """Print precision, recall, F1 and the hedges."""
    total: Counter[str] = Counter()
    for sentence in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
        total.update(scored(sentence))
    levels = total["levels"]
    for note, extra in (("", 0), (f", with {levels} changes read as their two levels", levels)):
        hit, read = total["hit"] + extra, total["read"] - extra
        precision, recall = hit / read, hit / total["gold"]
        f1 = 2 * precision * recall / (precision + recall)
        print(f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f} of {total['gold']} values{note}")
    print(f"hedges {total['right']} of {total['hedges']}, inverted {total['inverted']}")


if __name__ == "__main__":
    main()
