"""The two themes: every colour of words stands out at least 4.5 to 1 from every ground they meet, in greys too.

Truecolor both: under NO_COLOR the toolkit paints an ansi theme invisible.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="dark",
    primary="#0178d4",
    background="#121212",
    surface="#1e1e1e",
    panel="#1f2a33",
    foreground="#e0e0e0",
    dark=True,
    variables={
        "quiet": "#a8a8a8",
        "good": "#8fd19e",
        "bad": "#ffa1ab",
        "wait": "#ffc27a",
        "strong": "#9ccbf5",
        "cursor": "#0d2f4b",
        "chosen": "#2d2d2d",
    },
)
LIGHT = Theme(
    name="light",
    primary="#004578",
    background="#f2f2f2",
    surface="#e6e6e6",
    panel="#dde3e8",
    foreground="#1c1c1c",
    dark=False,
    variables={
        "quiet": "#555555",
        "good": "#0b5a24",
        "bad": "#9a0f2e",
        "wait": "#6e4300",
        "strong": "#00477c",
        "cursor": "#c4dbef",
        "chosen": "#dcdcdc",
    },
)
