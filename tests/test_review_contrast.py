"""Every word on the screen against its ground, in every theme, with colours and without: at least 4.5 to 1 (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kzclaims.tui.terminal import THEMES, Manner
from tests.screens import screen_of
from tests.test_review_goldens import SHOTS, changed, decided

if TYPE_CHECKING:
    from pathlib import Path

    from rich.color import Color
    from rich.segment import Segment
    from rich.style import Style

    from kzclaims.tui.terminal import Theme
    from tests.screens import Screen

LEAST = 4.5
DRAWN = frozenset("━─│░█▁▂▃▄▅▆▇▊▎▔ ")  # lines and bars: no words


def luminance(color: Color) -> float:
    """Relative luminance of sRGB (WCAG 2.2)."""
    parts = [part / 255 for part in color.get_truecolor()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Style) -> float:
    assert style.color is not None, "a colour of the terminal's own may be anything"
    assert style.bgcolor is not None, "a ground of the terminal's own may be anything"
    lighter, darker = sorted((luminance(style.color), luminance(style.bgcolor)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def segments(screen: Screen) -> list[Segment]:
    """What goes to the terminal, with what the toolkit does to colours on the way."""
    strips = screen.app.screen._compositor.render_strips()
    for each in screen.app._filters:
        strips = [strip.apply_filter(each, screen.app.screen.styles.background) for strip in strips]
    return [segment for strip in strips for segment in strip if segment.text.strip("".join(DRAWN))]


@pytest.mark.parametrize("no_color", [False, True])
@pytest.mark.parametrize("theme", THEMES)
async def test_all_words_stand_out_from_their_ground(
    theme: Theme, *, no_color: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    decided(tmp_path)
    faint: dict[str, float] = {}
    async with screen_of(tmp_path, changed(), size=(120, 40), manner=Manner(theme=theme)) as screen:
        assert screen.app.no_color == no_color
        screen.app.review.notices.append("a notice")
        screen.app.review.book.fault = "the disk is full"
        for name, keys in SHOTS.items():
            await screen.press(*keys)
            for segment in segments(screen):
                assert segment.style is not None
                found = contrast(segment.style)
                if found < LEAST:
                    faint[f"{name}: {segment.text.strip()} {segment.style}"] = found
        await screen.press("escape")
        screen.app.review.book.log.path.unlink()
        screen.app.review.book.log.path.mkdir()
        await screen.press("a")
        assert "NOT SAVED" in screen.text()
        faint |= {s.text: c for s in segments(screen) if s.style and (c := contrast(s.style)) < LEAST}
    assert faint == {}
