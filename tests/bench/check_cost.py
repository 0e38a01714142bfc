"""What `check` on our ledger costs: `python -m tests.bench.check_cost [RUNS]`, with KZCLAIMS_TEXTS or on the notes."""

from __future__ import annotations

import os
import sys

from tests.bench.cpu import ratios


def main() -> None:
    """Compare help, and check on the notes and (where KZCLAIMS_TEXTS is set) on the full texts."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    program = (sys.executable, "-m", "kzclaims")
    texts = os.environ.pop("KZCLAIMS_TEXTS", "")
    commands: dict[str, tuple[str, ...]] = {
        "kzclaims --help": (*program, "--help"),
        "check, on the notes": (*program, "check", "--no-cache"),
        "check, on the notes, nothing changed": (*program, "check", "--cache"),
    }
    if texts:
        on_texts = (*program, "check", "--texts", texts)
        commands["check, on the full texts"] = (*on_texts, "--no-cache")
        commands["check, on the full texts, nothing changed"] = (*on_texts, "--cache")
    ratios(commands, runs)


if __name__ == "__main__":
    main()
