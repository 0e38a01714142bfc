"""The README says what the program prints: every `console` block is run in this repository, on the notes alone.

`python -m tests.test_readme` writes the blocks anew.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def printed(line: str) -> str:
    """What one command of the README prints."""
    words = shlex.split(line)
    assert words[0] == "kzclaims"
    kept = {name: value for name, value in os.environ.items() if name != "KZCLAIMS_TEXTS"}
    command = [sys.executable, "-m", "kzclaims", *words[1:]]
    done = subprocess.run(command, cwd=ROOT, env=kept, capture_output=True, encoding="utf-8", check=False, timeout=60)
    return done.stdout + done.stderr


def run_block(block: str) -> str:
    """A block with the output of its commands as it is now."""
    lines = [line for line in block.split("\n") if line.startswith("$ ")]
    return "".join(f"{line}\n{printed(line[2:])}" for line in lines)


def blocks() -> list[str]:
    return _BLOCK.findall(README.read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", range(len(blocks())))
def test_a_block_of_the_readme_is_what_the_program_prints(number: int) -> None:
    block = blocks()[number]
    assert run_block(block) == block


def test_the_named_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for target in re.findall(r"^make (\w+)", README.read_text(encoding="utf-8"), re.MULTILINE):
        assert f"\n{target}:" in makefile


def test_every_link_leads_somewhere() -> None:
    for page in (README, *sorted((ROOT / "docs").glob("*.md"))):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), (page.name, target)


if __name__ == "__main__":
    written = README.read_text(encoding="utf-8")
    README.write_text(_BLOCK.sub(lambda found: f"```console\n{run_block(found[1])}```", written), encoding="utf-8")
