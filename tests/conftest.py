"""What every test runs under: examples of any length, since a busy machine may hold up one of them."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
