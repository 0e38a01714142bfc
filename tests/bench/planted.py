"""Every defect of every kind that tests/planted.py can plant in our ledger, one at a time: `python -m tests.bench.planted [EVERY]`.

With EVERY, only one of so many. On the full texts where KZCLAIMS_TEXTS names their folder.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.planted import KINDS
from tests.test_planted_defects import candidates, told


def main() -> None:
    """A line a kind: how many were planted, how many were missed, how many false alarms there were."""
    every = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    folders = tuple(Path(p) for p in os.environ.get("KZCLAIMS_TEXTS", "").split(os.pathsep) if p)
    for kind in KINDS:
        defects = candidates(kind, folders)[::every]
        missed = alarms = 0
        for defect in defects:
            with TemporaryDirectory() as folder:
                left, besides = told({kind: defect}, Path(folder), folders)
            missed += bool(left)
            alarms += len(besides)
        print(f"{kind:24} {len(defects):5} planted {missed:3} missed {alarms:3} false alarms", flush=True)


if __name__ == "__main__":
    main()
