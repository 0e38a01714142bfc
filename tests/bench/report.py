"""What a report costs beside the assessment it tells of: `python -m tests.bench.report [SIZE ...]`, by default 100 500 5000.

For each size a ledger is generated and assessed once; then each format is rendered, CPU against the assessment's. The last
line of a size is the most memory the process ever held.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from contextlib import chdir
from pathlib import Path

from kzclaims.commands.report import FORMATS, rendered, report_of
from kzclaims.road import Errand, walk
from tests.generated import generated_ledger


def main() -> None:
    """Measure each size in a process of its own, so that memory is its own too."""
    for size in sys.argv[1:] or ("100", "500", "5000"):
        subprocess.run([sys.executable, "-m", "tests.bench.report", "--one", size], check=True)


def one(size: int) -> None:
    """Generate, assess and render a ledger of `size` claims."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        ledger = generated_ledger(Path(), size)
        start = time.process_time()
        scene = walk(Errand(ledger, ()))
        assessing = time.process_time() - start
    report = report_of(scene)
    print(f"{size:,} claims: assessed in {assessing:.2f} s CPU")
    for form in FORMATS:
        times = []
        for _ in range(2):  # the first run of a format also imports it
            start = time.process_time()
            content = rendered(form, report)
            times.append(time.process_time() - start)
        length = len(content if isinstance(content, bytes) else content.encode())
        print(
            f"  {form:12} {min(times):6.2f} s CPU  {min(times) / assessing:5.2f} of assessing  {length / 1e6:6.2f} MB"
        )
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  all formats in one run: {held:.0f} MB of memory at most")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(int(sys.argv[2]))
    else:
        main()
