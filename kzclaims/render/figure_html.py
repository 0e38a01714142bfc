"""The plots of one claim as HTML figures: rows of a label, a strip and the numbers, over one axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.render.account import voice_of
from kzclaims.render.drawing import escaped
from kzclaims.render.lines import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.assess import Evidence
    from kzclaims.render.charts import Chart, Row
    from kzclaims.render.timeline import Lane, Timeline

_UNIFORM = "All lanes share one height; the pale dots are the other lanes."


def chart_html(chart: Chart) -> str:
    """Dots and intervals: a row a value."""
    return _figure((_value(row) for row in chart.rows), chart.axis, _chart_words(chart))


def timeline_html(timeline: Timeline) -> str:
    """A claim over time: a row a voice."""
    return _figure((_lane(lane) for lane in timeline.lanes), timeline.axis, _time_words(timeline))


def _figure(rows: Iterable[str], axis: str, words: Iterable[str]) -> str:
    scale = f'<div class="row scale"><div class="label"></div>{axis}<div class="number"></div></div>\n'
    caption = "\n".join(f'<span class="key">{each}</span>' for each in words)
    return (
        f'<figure class="chart">\n<div class="rows">\n{"".join(rows)}{scale}</div>\n'
        f"<figcaption>{caption}</figcaption>\n</figure>\n"
    )


def _row(voice: Evidence, about: str, strip: str, number: str) -> str:
    label = f'{escaped(voice_of(voice)[0])} <span class="in">{escaped(about)}</span>'
    return f'<div class="row"><div class="label">{label}</div> {strip}<div class="number">{number}</div></div>\n'


def _value(row: Row) -> str:
    words = "".join(f" <small>{escaped(each)}</small>" for each in (row.stands, row.words) if each)
    said = row.evidence.assertion
    return _row(row.evidence, said.id, row.strip, f"<b>{escaped(said.value)}</b>{words}")


def _lane(lane: Lane) -> str:
    said = "".join(
        f'<span class="at"><b>{escaped(value)}</b> <small>{escaped(when)}</small></span>' for value, when in lane.lines
    )
    more = f"<small>{lane.more} more in the table</small>" if lane.more else ""
    return _row(lane.voice, lane.voice.source.id, lane.strip, said + more)


def _chart_words(chart: Chart) -> Iterator[str]:
    yield f'{count(len(chart.rows), "value")} on one axis; <a href="#legend">what the marks mean</a>.'
    if chart.note:
        yield escaped(chart.note)
    yield from _absent(chart.absent)


def _time_words(timeline: Timeline) -> Iterator[str]:
    yield "By the time each holds for; a bar is as long as that time is uncertain."
    if timeline.figures:
        yield _UNIFORM
    yield from (f"{sample} {escaped(words)}" for sample, words in timeline.key)
    yield from _absent(timeline.absent)
    if timeline.more:
        yield f"{count(timeline.more, 'more voice stands', 'more voices stand')} in the table."


def _absent(held: Iterable[tuple[Evidence, str]]) -> Iterator[str]:
    for evidence, reason in held:
        said = evidence.assertion
        yield f"Not drawn: {escaped(said.value)} ({escaped(said.id)}), as {escaped(reason)}."
