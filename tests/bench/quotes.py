"""What finding quotes is worth and costs. Each is a command of its own:

`python -m tests.bench.quotes cases FILE.json`: states against a list of cases, in the shape {"texts": {id: text}, "cases":
[{"text": id, "quote": ..., "want": "faithful" or "altered" or "drifted"}]}.
`python -m tests.bench.quotes drift [SEED ...]`: generated documents of 110 kB, damaged in known ways.
`python -m tests.bench.quotes absent [SEED ...]`: quotes that are not in the text, by their length.
`python -m tests.bench.quotes many [QUOTES]`: that many quotes end to end, beside linkml-reference-validator.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from kzclaims.judge import find_quote, prepare
from kzclaims.quote import FAITHFUL, Quote, State
from tests.bench.quotes_peers import finders, ours
from tests.bench.quotes_text import DAMAGES, GONE, damaged, document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.text import Span
    from tests.bench.quotes_text import Case

_LENGTHS = (0, 15, 25, 35, 50, 75, 100, 200, 10_000)

_EVERY = {"linkml-reference-validator": 10}  # it takes a tenth of a second for each quote that it does not find


class Outcome(NamedTuple):
    """One quote searched: overlap with its true place, whether its words stand there, the verdict, the seconds it took."""

    overlap: float
    same: bool
    silent: bool
    lost: bool
    seconds: float


def overlap(spans: Sequence[Span], case: Case, text: str) -> float:
    """Intersection over union of found and true places, in code points that are no white space."""
    found = {n for span in spans for n in range(*span) if not text[n].isspace()}
    return len(found & case.there) / len(found | case.there) if found or case.there else 0.0


def drift(seeds: Sequence[int]) -> None:
    """Every finder over every kind of damage, and all kinds together; the slowest over every tenth quote."""
    outcomes: dict[tuple[str, str], list[Outcome]] = {}
    known = finders()
    for seed in seeds:
        made = document(Random(seed))
        for kind in DAMAGES:
            text, cases = damaged(made, kind, Random(f"{seed} {kind}"))
            for name, finder in known.items():
                outcomes.setdefault((name, kind), []).extend(
                    _searched(finder(text), cases[:: _EVERY.get(name, 1)], text)
                )
    for name in known:
        print(f"\n{name}\n{'damage':26} quotes   IoU .5   IoU .9  altered, silent  true, flagged     lost  median ms")
        for kind in DAMAGES:
            _row(kind, outcomes[name, kind])
        located = [o for kind in DAMAGES if kind not in GONE for o in outcomes[name, kind]]
        _row("all that are there", located)
        _row("all that are gone", [o for kind in GONE for o in outcomes[name, kind]])


def _searched(search: Any, cases: Sequence[Case], text: str) -> list[Outcome]:
    search(cases[0].quote)
    found = []
    for case in cases:
        start = time.perf_counter()
        answer = search(case.quote)
        taken = time.perf_counter() - start
        found.append(Outcome(overlap(answer.spans, case, text), case.same, answer.silent, answer.lost, taken))
    return found


def _row(label: str, rows: Sequence[Outcome]) -> None:
    def share(count: int) -> str:
        return f"{count / len(rows):7.3f}"

    altered, true = [o for o in rows if not o.same], [o for o in rows if o.same]
    print(
        f"{label:26} {len(rows):6}  {share(sum(o.overlap >= 0.5 for o in rows))}  {share(sum(o.overlap >= 0.9 for o in rows))}"
        f"  {f'{sum(o.silent for o in altered)} of {len(altered)}':>15}  {f'{sum(not o.silent for o in true)} of {len(true)}':>13}"
        f"  {share(sum(o.lost for o in rows))}  {statistics.median(o.seconds for o in rows) * 1000:9.2f}"
    )


def cases(path: Path) -> None:
    """Faithful ones silent, altered ones flagged, drifted ones found and flagged; every other is named."""
    given = json.loads(path.read_text(encoding="utf-8"))
    texts = {name: prepare(text) for name, text in given["texts"].items()}
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for case in given["cases"]:
        quote = Quote(case["quote"], case.get("prefix", ""), case.get("suffix", ""))
        match = find_quote(quote, texts[case["text"]])
        silent, want = match.state in FAITHFUL, case["want"]
        good = {"faithful": silent, "altered": not silent, "drifted": not silent and match.state is not State.LOST}[
            want
        ]
        every[want] += 1
        right[want] += good
        if not good:
            print(f"{want}, but {match.state}: {quote.exact!r}: {match.reason}")
    for want, count in every.items():
        print(f"{want:9} {right[want]} of {count}")


def absent(seeds: Sequence[int]) -> None:
    """Deleted passages, and words of the document in no order, by letters: how many were held to be there."""
    rows: dict[int, list[bool]] = {low: [] for low in _LENGTHS[:-1]}
    for seed in seeds:
        made = document(Random(seed))
        gone = damaged(made, "passage deleted", Random(seed))
        search = ours(gone[0])
        every = gone[0].split()
        random = Random(f"absent {seed}")
        wanted = [case.quote for case in gone[1]]
        wanted += [" ".join(random.choices(every, k=random.randint(2, 30))) for _ in range(300)]
        for quote in wanted:
            letters = sum(c.isalnum() for c in quote)
            low = max(low for low in rows if low <= letters)
            rows[low].append(not search(quote).lost)
    print("letters     quotes  held to be there")
    for low, high in pairwise(_LENGTHS):
        held = rows[low]
        print(f"{low:4} to {high:5} {len(held):6}  {sum(held):4}  {sum(held) / max(1, len(held)):.4f}")


def many(count: int) -> None:
    """The program as a person runs it, one process from start to end, beside the peer in a process of its own."""
    made = document(Random(1))
    text, found = damaged(made, "lines broken", Random(2))
    changed = damaged(made, "a word replaced", Random(3))[0].split()
    random = Random(4)
    quotes = [case.quote for case in found]
    while len(quotes) < count:
        words = text.split() if random.random() < 0.8 else changed
        at = random.randrange(len(words) - 40)
        quotes.append(" ".join(words[at : at + random.randint(5, 40)]))
    with tempfile.TemporaryDirectory() as folder:
        there, wanted = Path(folder, "text.txt"), Path(folder, "quotes.jsonl")
        there.write_text(text, encoding="utf-8")
        wanted.write_text("".join(json.dumps({"id": str(n), "quote": q}) + "\n" for n, q in enumerate(quotes[:count])))
        own = (sys.executable, "-m", "kzclaims", "find", "--quotes", str(wanted), "--in", str(there))
        taken = _seconds(own)
        print(f"kzclaims find --quotes: {count} quotes in {taken:.2f} s")
        if "linkml-reference-validator" in finders():
            theirs = _seconds((sys.executable, "-m", "tests.bench.quotes", "peer", str(there), str(wanted)))
            print(f"linkml-reference-validator: {count} quotes in {theirs:.2f} s, {theirs / taken:.1f} times as long")


def _seconds(command: Sequence[str]) -> float:
    """The median of three runs."""
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def peer(text: Path, quotes: Path) -> None:
    """The peer's whole run: read, look for each, write each verdict."""
    search = finders()["linkml-reference-validator"](text.read_text(encoding="utf-8"))
    for line in quotes.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        print(json.dumps({"id": record["id"], "found": search(record["quote"]).silent}))


def main() -> None:
    """Run the benchmark named first."""
    name, *rest = sys.argv[1:] or ["help"]
    if name == "cases":
        cases(Path(rest[0]))
    elif name in ("drift", "absent"):
        {"drift": drift, "absent": absent}[name]([int(seed) for seed in rest] or [1, 2])
    elif name == "many":
        many(int(rest[0]) if rest else 2000)
    elif name == "peer":
        peer(Path(rest[0]), Path(rest[1]))
    else:
        print(__doc__)


if __name__ == "__main__":
    main()
