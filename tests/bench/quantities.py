"""What reading and comparing quantities is worth and costs. Each is a command of its own:

`python -m tests.bench.quantities phrases FILE.yaml`: {language: [{"id", "text", "gold": [{"v": number or [low, high], "unit",
"h": hedge, "alt": [...]}], "opt": [numbers that may be read or not]}]}; prints the phrases read exactly, those without a
quantity that stay silent, the bounds and units that agree, and inverted bounds, by language.
`python -m tests.bench.quantities pairs FILE.yaml`: {"pairs": [{"id", "a", "b", "relation", "scope"}]}, values as written; a
`scope` says that they measure two things.
`python -m tests.bench.quantities speed [FILE.txt]`: MB/s beside text2num and quantulum3 (extra `bench`), in one process on
one text: generated at the density of news, a dense list of phrases, and the file given.
`python -m tests.bench.quantities import [RUNS]`: the cost of importing the reader, as a ratio to `python -c pass`.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from kzclaims.compare import ASIDE, Terms, compare
from kzclaims.quantity import Quantity, read_quantities, read_value
from tests.bench.cpu import ratios
from tests.bench.quantities_text import dense, news

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

BOUNDS = {
    "gt": "over", "ge": "at-least", "lt": "under", "le": "at-most", "approx": "about", "or": "either-or", "multi": "factor",
}  # fmt: skip
UP, DOWN = frozenset({"over", "just-over", "at-least"}), frozenset({"under", "at-most", "nearly"})
GLANCE, SLOW = 5000, 0.2  # characters; seconds after which a whole text would take minutes
CLOSE = Decimal("1e-9")


def numbers(reading: Quantity) -> tuple[Decimal, ...]:
    """The one number, or both ends."""
    return (reading.low,) if reading.low == reading.high else (reading.low, reading.high)


def same(found: Sequence[Decimal], wanted: Sequence[Decimal]) -> bool:
    """Whether the numbers agree but for the last digits of an endless decimal."""
    return len(found) == len(wanted) and all(
        abs(a - b) <= CLOSE * max(Decimal(1), abs(b)) for a, b in zip(found, wanted, strict=True)
    )


def accepted(gold: dict[str, Any]) -> list[list[Decimal]]:
    """Every way to write a gold value: itself, its other readings, a share as a percentage."""
    value = gold["v"] if isinstance(gold["v"], list) else [gold["v"]]
    ways = [[Decimal(str(n)) for n in value], *([Decimal(str(n))] for n in gold.get("alt", []))]
    return [*ways, [n * 100 for n in ways[0]]] if gold.get("unit") == "ratio" else ways


def scored(phrase: dict[str, Any]) -> Counter[str]:
    """One phrase against its gold; a quantity too many is as wrong as one too few."""
    left = [each for each in read_quantities(phrase["text"]) if isinstance(each, Quantity)]
    score = Counter(phrases=1, values=len(phrase["gold"]), silent_wanted=not phrase["gold"])
    for gold in phrase["gold"]:
        hit = next((each for each in left if any(same(numbers(each), way) for way in accepted(gold))), None)
        if hit is None:
            continue
        left.remove(hit)
        wanted = BOUNDS.get(gold["h"], gold["h"])
        score.update(found=1, bounds=hit.bound == wanted, units=hit.unit == gold["unit"])
        if gold["h"] not in {"none", "range", "or", "vague", "multi"}:
            score.update(hedges=1, hedges_right=hit.bound == wanted)
        score["inverted"] += (hit.bound in UP and wanted in DOWN) or (hit.bound in DOWN and wanted in UP)
    optional = [Decimal(str(n)) for n in phrase.get("opt", [])]
    extra = [each for each in left if not any(same([n], [o]) for n in numbers(each) for o in optional)]
    score.update(extra=len(extra), silent=not phrase["gold"] and not extra)
    score["exact"] = score["found"] == score["values"] and not extra
    return score


def phrases(path: str) -> None:
    """The phrase list by language."""
    for code, table in yaml.safe_load(Path(path).read_text(encoding="utf-8")).items():
        score: Counter[str] = Counter()
        for phrase in table:
            found = scored(phrase)
            score += found
            if not found["exact"]:
                print(f"  not exact: {phrase['id']}")
        recall = score["found"] / score["values"] if score["values"] else 1
        print(
            f"{code}: exact {score['exact']}/{score['phrases']}, recall {recall:.3f}, "
            f"silent {score['silent']}/{score['silent_wanted']}, bounds {score['bounds']}/{score['found']}, "
            f"hedges {score['hedges_right']}/{score['hedges']}, units {score['units']}/{score['found']}, "
            f"inverted {score['inverted']}"
        )


def pairs(path: str) -> None:
    """The pairs whose relation comes out."""
    table = yaml.safe_load(Path(path).read_text(encoding="utf-8"))["pairs"]
    right = 0
    for row in table:
        a, b = read_value(str(row["a"])), read_value(str(row["b"]))
        found = "unread"
        if a and b:
            found = str(compare(a, b, Terms(scope_confirmed=bool(row.get("scope")))).relation)
        # Whether a reviewer confirmed that two things are measured is not in a row: both words for that are right.
        good = found == row["relation"] or ("scope" in row and {found, row["relation"]} <= ASIDE)
        right += good
        if not good:
            print(f"  {row['id']}: {row['a']} / {row['b']} is {found}, not {row['relation']}")
    print(f"pairs {right}/{len(table)}")


def peers() -> Iterable[tuple[str, Callable[[str], object]]]:
    """The readers to be timed, by name."""
    yield "kzclaims", read_quantities
    try:
        from text_to_num import alpha2digit  # noqa: PLC0415  # an extra, wanted by this command alone

        yield "text2num", lambda text: alpha2digit(text, "en")
    except ImportError:
        print("text2num is not installed (extra `bench`)")
    try:
        from quantulum3 import parser  # noqa: PLC0415  # as above

        yield "quantulum3", parser.parse
    except ImportError:
        print("quantulum3 is not installed (extra `bench`)")


def speed(path: str = "") -> None:
    """MB/s of each reader, after one run to warm up; the best of three of CPU, or one for what takes long."""
    texts = {"news": news(100_000), "dense": dense("en", 100_000)}
    if path:
        texts[path] = Path(path).read_text(encoding="utf-8")
    for name, reader in peers():
        reader("Seven of 20 seats.")
        for label, text in texts.items():
            print(f"{name:12} {label:20} {rate(reader, text):9.4f} MB/s")
    for code in ("ru", "kk"):
        text = dense(code, 100_000)
        print(f"{'kzclaims':12} {'dense, ' + code:20} {rate(read_quantities, text):9.4f} MB/s")


def rate(reader: Callable[[str], object], text: str) -> float:
    """Megabytes of UTF-8 read in a second of CPU; of a slow reader on the beginning of the text."""
    start = time.process_time()
    reader(text[:GLANCE])
    if time.process_time() - start > SLOW:
        text = text[:GLANCE]
    best = None
    for _ in range(3):
        start = time.process_time()
        reader(text)
        taken = time.process_time() - start
        best = taken if best is None else min(best, taken)
        if taken > 5:
            break
    assert best
    return len(text.encode()) / 1e6 / best


def imported(runs: str = "11") -> None:
    """Importing, and importing with the tables of all three languages compiled by a first reading."""
    python = (sys.executable, "-c")
    everything = "from kzclaims.quantity import read_quantities as r; r('7 seats'); r('7 мест'); r('7 орын үшін')"
    commands = {
        "import kzclaims.quantity": (*python, "import kzclaims.quantity"),
        "import kzclaims.compare": (*python, "import kzclaims.compare"),
        "the first reading in three languages": (*python, everything),
    }
    ratios(commands, int(runs))


def main() -> None:
    """Run the command named."""
    commands: dict[str, Callable[..., None]] = {
        "phrases": phrases, "pairs": pairs, "speed": speed, "import": imported,
    }  # fmt: skip
    name, *rest = sys.argv[1:] or [""]
    if name not in commands:
        raise SystemExit(__doc__)
    commands[name](*rest)


if __name__ == "__main__":
    main()
