"""What a report costs beside the assessment it tells of: `python -m tests.bench.report [SIZE ...]`, by default 100 500 5000.

For each size a ledger is generated and assessed, then each format is rendered: CPU against the assessment's, each the least
of three processes, since a busy machine only ever adds. The last line of a size is the most memory a process ever held.
"""

from __future__ import annotations

import json
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

_PROCESSES, _TIMES = 3, 4  # the first rendering of a format also imports it


def main() -> None:
    """Measure each size in processes of its own, so that memory is its own too."""
    for size in sys.argv[1:] or ("100", "500", "5000"):
        command = [sys.executable, "-m", "tests.bench.report", "--one", size]
        found = [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(_PROCESSES)]
        assessing = min(each["assessing"] for each in found)
        print(f"{int(size):,} claims: assessed in {assessing:.2f} s CPU")
        for form in FORMATS:
            cost = min(each[form] for each in found)
            megabytes = found[0]["length"][form] / 1e6
            print(f"  {form:12} {cost:6.3f} s CPU  {cost / assessing:5.2f} of assessing  {megabytes:6.2f} MB")
        print(f"  all formats in one run: {max(each['held'] for each in found):.0f} MB of memory at most")


def one(size: int) -> None:
    """Generate, assess and render a ledger of `size` claims; print seconds of CPU, lengths and memory as JSON."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        ledger = generated_ledger(Path(), size)
        start = time.process_time()
        scene = walk(Errand(ledger, ()))
        found: dict[str, object] = {"assessing": time.process_time() - start}
    report = report_of(scene)
    lengths = {}
    for form in FORMATS:
        times = []
        for _ in range(_TIMES):
            start = time.process_time()
            content = rendered(form, report)
            times.append(time.process_time() - start)
        found[form] = min(times)
        lengths[form] = len(content if isinstance(content, bytes) else content.encode())
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(found | {"length": lengths, "held": held}))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(int(sys.argv[2]))
    else:
        main()
