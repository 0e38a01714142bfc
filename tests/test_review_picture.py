"""The picture of the screen in the README: the real screen on the ledger of this repository, checked on the notes.

`python -m tests.test_review_picture` draws docs/review.svg anew.
"""

from __future__ import annotations

import asyncio
import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path

from kzclaims.decisions import DecisionLog
from kzclaims.road import Errand, walk
from kzclaims.rules import apply_rules
from kzclaims.tui.app import ReviewApp
from kzclaims.tui.state import Review
from kzclaims.tui.terminal import Manner
from tests.builders import NOON
from tests.screens import Table

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "review.svg"
CLAIM = "nur-otan-primary-voters"
_FOREIGN = re.compile(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", re.DOTALL)


async def picture() -> str:
    """The screen at 140x38 as SVG, with the fonts of whoever looks at it: it asks nobody for anything."""
    errand = Errand(Path("claims.yaml"), ())
    scene = walk(errand)
    desk = Table(scene.assessments)
    desk.findings = list(apply_rules(scene))
    review = Review(scene.assessments, DecisionLog(errand.log, lambda: NOON), "a reader")
    app = ReviewApp(review, desk, Manner())
    async with app.run_test(size=(140, 38)) as pilot:
        review.show(CLAIM)
        app.paint()
        await pilot.pause(0.3)
        drawn = app.export_screenshot(title="kzclaims review", simplify=True)
    return (
        _FOREIGN.sub("", drawn)
        .replace("Fira Code", "monospace")
        .replace("font-family: arial", "font-family: sans-serif")
    )


def test_the_picture_is_a_sound_drawing_of_the_screen_and_asks_nobody_for_anything() -> None:
    written = PICTURE.read_text(encoding="utf-8")
    drawing = ET.fromstring(written)
    words = " ".join("".join(each.itertext()) for each in drawing.iter("{http://www.w3.org/2000/svg}text"))
    for part in ("accept", "reject", "kzclaims", "Nur", "claims"):
        assert part in words.replace("\xa0", " ")
    assert re.findall(r"url\((?!#)|href=|@import|<script", written) == []
    assert f"]({PICTURE.relative_to(ROOT)})" in (ROOT / "README.md").read_text(encoding="utf-8")


if __name__ == "__main__":
    os.chdir(ROOT)
    PICTURE.write_text(asyncio.run(picture()) + "\n", encoding="utf-8")
