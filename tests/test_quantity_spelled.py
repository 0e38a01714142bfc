"""Numbers as num2words spells them, a sample of what `python -m tests.bench.quantities_numerals` reads in full."""

from __future__ import annotations

import pytest

from tests.bench.quantities_numerals import LAST, misread

STRIDE = 1709  # a prime, so that every last digit comes up


@pytest.mark.parametrize("number", [*range(21), *range(30, 100, 10), *range(0, LAST + 1, STRIDE), LAST])
def test_every_spelling_is_read(number: int) -> None:
    assert misread(number) == []
