"""The report of our ledger that is published: `python -m tests.example_report` writes it, a test finds it out of date.

It is built from the reading notes, never from the full texts, whose sentences are not ours to publish: the ledger is
walked in a folder of its own, where no full text is and no environment names one.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import chdir
from pathlib import Path

from kzclaims.commands.report import rendered, report_of
from kzclaims.road import Errand, walk

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "docs" / "example-report.html"
_KEPT = ("claims.yaml", "claims/*.yaml", "claims/decisions.jsonl", "corpus/*.yaml", "corpus/*.md")


def example_report() -> bytes:
    """The page as it should be, from the ledger as it is."""
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(path for pattern in _KEPT for path in ROOT.glob(pattern)):
            copy = Path(folder) / path.relative_to(ROOT)
            copy.parent.mkdir(exist_ok=True)
            shutil.copyfile(path, copy)
        with chdir(folder):
            page = rendered("html", report_of(walk(Errand(Path("claims.yaml"), ()))))
    assert isinstance(page, str)
    return page.encode()


if __name__ == "__main__":
    EXAMPLE.write_bytes(example_report())
