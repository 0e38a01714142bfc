"""The ledgers on the rules' pages, written to a folder and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import kzclaims.rules
from kzclaims.baseline import read_baseline
from kzclaims.manual import common_files, page_of
from kzclaims.road import Errand, walk
from kzclaims.rules import checked, load_rules

if TYPE_CHECKING:
    from pathlib import Path

    from kzclaims.finding import Finding
    from kzclaims.manual import Example, Page

COMMON = common_files(kzclaims.rules.__doc__ or "")
PAGES: dict[str, Page] = {module.RULE.slug: page_of(module.RULE, module.__doc__ or "") for module in load_rules()}


def findings_of(example: Example, folder: Path) -> tuple[Finding, ...]:
    for name, content in {**COMMON, **example.files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return checked(walk(Errand(folder / "claims.yaml", ())), read_baseline(folder) or ()).findings
