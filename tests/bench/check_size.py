"""What `check` costs as a ledger grows: `python -m tests.bench.check_size [CLAIMS ...]`, by default 100 1000 10000.

Generated ledgers, eight assertions a claim, every text at hand. Beside them in the same run: `python -c pass`, and on
the same claims files yamllint (its relaxed rules) and check-jsonschema (the schema that `kzclaims schema` prints), where
they are installed (`pip install -e '.[bench]'`). A second run is one with nothing changed. Each is the least of three.
"""

from __future__ import annotations

import importlib.util
import math
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.cpu import NOTHING, Spent, spent
from tests.generated import generated_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ASSERTIONS = 8
RUNS = 3
PROGRAM = (sys.executable, "-m", "kzclaims")


def main() -> None:
    """Print a row for every program and size, and how the first run grows."""
    sizes = [int(each) for each in sys.argv[1:]] or [100, 1_000, 10_000]
    least = min(spent(NOTHING) for _ in range(11))
    print(f"{'python -c pass':34} {least.seconds:8.3f} s {least.memory:6.0f} MB")
    firsts = [(size, _measured(size, least)) for size in sizes]
    for (small, before), (large, after) in pairwise(firsts):
        exponent = math.log(after / before) / math.log(large / small)
        print(f"from {small:,} to {large:,} claims the first run grows with exponent {exponent:.2f}")


def _measured(size: int, least: Spent) -> float:
    """The CPU of the first run on a ledger of this size."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = generated_ledger(Path(folder), size, ASSERTIONS)
        rows = {name: _least(command, ledger.parent) for name, command in _commands(ledger)}
    print(f"\n{size:,} claims, {size * ASSERTIONS:,} assertions, {size * math.comb(ASSERTIONS, 2):,} pairs")
    for name, cost in rows.items():
        ratio = cost.seconds / least.seconds
        print(f"{name:34} {cost.seconds:8.3f} s {cost.memory:6.0f} MB {ratio:8.1f} times `python -c pass`")
    first, second = rows["check"].seconds, rows["check, nothing changed"].seconds
    print(f"{'nothing changed, to the first run':34} {second / first:8.3f}")
    return first


def _commands(ledger: Path) -> Iterator[tuple[str, Sequence[str]]]:
    yield "check", (*PROGRAM, "check", "--statistics", "--no-cache")
    yield "check, nothing changed", (*PROGRAM, "check", "--statistics", "--cache")
    parts = [str(path) for path in sorted(ledger.parent.glob("claims/*.yaml"))]
    if importlib.util.find_spec("yamllint"):
        yield "yamllint", (sys.executable, "-m", "yamllint", "-d", "relaxed", *parts)
    if importlib.util.find_spec("check_jsonschema"):
        schema = ledger.parent / "claims.schema.json"
        with schema.open("w", encoding="utf-8") as file:
            subprocess.run([*PROGRAM, "schema", "claims"], stdout=file, check=True)
        yield "check-jsonschema", (sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *parts)


def _least(command: Sequence[str], folder: Path) -> Spent:
    """The cheapest of a few runs after one to warm up: what is kept, and what the system keeps, is there by then."""
    spent(command, folder=folder)
    runs = [spent(command, folder=folder) for _ in range(RUNS)]
    return Spent(min(run.seconds for run in runs), max(run.memory for run in runs))


if __name__ == "__main__":
    main()
