"""What every test runs under: examples of any length, since a busy machine may hold up one of them; texts for those marked so."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hypothesis import settings

if TYPE_CHECKING:
    import pytest

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

_TEXTS = os.environ.get("KZCLAIMS_TEXTS", "")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Only tests marked `texts` see where the full texts lie, whatever folder they run in."""
    os.environ.pop("KZCLAIMS_TEXTS", None)
    if _TEXTS and item.get_closest_marker("texts"):
        os.environ["KZCLAIMS_TEXTS"] = os.path.abspath(_TEXTS)  # noqa: PTH100 - as the variable has it, links and all
