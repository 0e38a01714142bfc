"""One claim as HTML: its account, its plots, what each source says with the passage, and how the values compare.

A report holds thousands of these, so they are written by hand rather than by a template. Every word of a person or a source
goes through `escaped`; what does not is a name, a number or a sign of ours.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from kzclaims.assess import Verdict
from kzclaims.render.account import account_of, untold
from kzclaims.render.charts import chart_of
from kzclaims.render.drawing import escaped
from kzclaims.render.excerpt import excerpt_of
from kzclaims.render.figure_html import chart_html, timeline_html
from kzclaims.render.sections import amiss, is_settled, quiet_words, settled_word, telling_pairs
from kzclaims.render.timeline import timeline_of
from kzclaims.render.wording import RELATIONS, STATES, VERDICTS, gap_of, speaker_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.assess import Assessment, Evidence, Pair
    from kzclaims.quote import Edit
    from kzclaims.render.account import Disputes
    from kzclaims.render.charts import Chart
    from kzclaims.render.excerpt import Excerpt
    from kzclaims.render.timeline import Timeline
    from kzclaims.render.wording import Sign

_HEAD = (
    '<table class="cards">\n<caption>What each source says</caption>\n<thead><tr><th scope="col">Source</th>'
    '<th scope="col">Speaker</th><th scope="col">Value</th><th scope="col">Passage</th></tr></thead>\n<tbody>\n'
)


class Article(NamedTuple):
    """A claim as it stands on a page, and the forms of marks and lines its plot uses, for the legend."""

    html: str
    kinds: frozenset[str]


def claim_html(assessment: Assessment, root: str, disputes: Disputes = (), *, folded: bool) -> Article:
    """The article of a claim, open or folded away; `root` is the ledger's folder, `disputes` what reviewers differ on."""
    name, tone = escaped(assessment.claim.id), tone_of(assessment)
    chart, timeline = _plots(assessment)
    head, body = _heading(assessment), "".join(_body(assessment, disputes, chart, timeline, root))
    kinds = chart.kinds if chart else frozenset()
    if folded:
        inside = f'<details><summary><h3>{head}</h3></summary>\n<div id="claim-{name}">\n{body}</div></details>'
        return Article(f'<article class="fold {tone}">{inside}</article>\n', kinds)
    return Article(f'<article class="claim {tone}" id="claim-{name}">\n<h3>{head}</h3>\n{body}</article>\n', kinds)


def _plots(assessment: Assessment) -> tuple[Chart | None, Timeline | None]:
    """What is drawn of a claim: its values on one axis, unless its timeline shows them all where they belong in time."""
    timeline = timeline_of(assessment)
    shown = timeline.drawn if timeline else frozenset()
    if shown and shown.issuperset(each.assertion.id for each in assessment.evidence if each.value is not None):
        return None, timeline
    chart = chart_of(assessment)
    if chart and shown.issuperset(row.evidence.assertion.id for row in chart.rows):
        return None, timeline
    return chart, timeline


@lru_cache(maxsize=1024)  # a page of 500 claims shows some 3,000 signs, nearly all of them alike
def sign_html(sign: Sign, kind: str, number: str = "") -> Markup:
    """A glyph, its word and a number; the glyph is for the eye alone."""
    shown = f" <b>{escaped(number)}</b>" if number else ""
    words = f'<i aria-hidden="true">{sign.glyph}</i> {escaped(sign.word)}{shown}'
    return Markup(f'<span class="sign {kind}">{words}</span>')  # noqa: S704 -- escaped here


def state_html(evidence: Evidence) -> Markup:
    """How the quote stands, and what is amiss between quote and value."""
    state, wrong = evidence.match.state, amiss(evidence)
    sign = sign_html(STATES[state], state)
    return sign if wrong is None else sign + Markup(" ") + sign_html(wrong, f"support {evidence.support}")


def index_row(assessment: Assessment, link: str) -> str:
    """The claim's row in the table of all claims; its cells carry what the script sorts and filters by."""
    claim, worst, verdict = assessment.claim, assessment.worst, assessment.verdict
    gap = worst.comparison.gap or 0 if worst else 0
    shown = gap_of(worst.comparison) if worst else ""
    return (
        f'<tr data-topic="{escaped(claim.topic)}" data-verdict="{verdict}"><td>{sign_html(VERDICTS[verdict], tone_of(assessment))}</td>'
        f'<th scope="row"><a href="{escaped(link)}">{escaped(claim.question)}</a></th><td data-n="{gap}">{shown}</td>'
        f"<td>{assessment.sources}</td><td>{assessment.origins}</td><td>{len(assessment.open_pairs) or ''}</td></tr>\n"
    )


def tone_of(assessment: Assessment) -> str:
    """The class of a verdict."""
    return assessment.verdict.replace(" ", "-")


def gap_html(assessment: Assessment) -> str:
    """How far apart the worst pair is, where the verdict rests on it."""
    apart = assessment.worst and assessment.verdict in {Verdict.CONTRADICT, Verdict.DIFFER}
    return gap_of(assessment.worst.comparison) if apart and assessment.worst else ""


def _heading(assessment: Assessment) -> str:
    word = f' <span class="sign settled">{settled_word(assessment)}</span>' if is_settled(assessment) else ""
    sign = sign_html(VERDICTS[assessment.verdict], "verdict", gap_html(assessment))
    return f"{sign}{word} {escaped(assessment.claim.question)}"


def _body(
    assessment: Assessment, disputes: Disputes, chart: Chart | None, timeline: Timeline | None, root: str
) -> Iterator[str]:
    claim, told = assessment.claim, str(account_of(assessment, disputes))
    yield f'<p class="sentence">{escaped(told)}</p>\n'
    yield f'<p class="meta">{" · ".join(escaped(each) for each in (claim.id, claim.kind, claim.unit, claim.time) if each)}</p>\n'
    if claim.note:
        yield f'<p class="note">{escaped(claim.note)}</p>\n'
    if chart:
        yield chart_html(chart)
    if timeline:
        yield timeline_html(timeline)
    rows = "".join(_row(evidence, root) for evidence in assessment.evidence)
    yield f"{_HEAD}{rows}</tbody>\n</table>\n"
    telling, quiet = telling_pairs(assessment)
    if telling:
        yield f"<h4>How they compare</h4>\n{_pairs(assessment, telling, told, disputes)}"
    if len(quiet) > 1 or (quiet and quiet[0].comparison.reason not in told):
        yield f"<details><summary>{quiet_words(quiet)}</summary>\n{_pairs(assessment, quiet, '', disputes)}</details>\n"


def _row(evidence: Evidence, root: str) -> str:
    """A source, who speaks in it, the value and the passage."""
    source, said = evidence.source, evidence.assertion
    own = f" <small>{escaped(said.id)}</small>" if said.id != source.id else ""
    paper = _paper(source.publisher, source.date)
    terms = (("", said.scope), ("as of ", said.as_of), ("derived: ", said.derived))
    more = "".join(f"<small>{name}{escaped(words)}</small>" for name, words in terms if words)
    return (
        f'<tr><th scope="row">{escaped(source.id)}{own}<small>{paper}</small></th>'
        f'<td class="who">{escaped(speaker_of(evidence))}</td><td class="val"><b>{escaped(said.value)}</b>{more}</td>'
        f'<td class="pas">{"".join(_passage(evidence, root))}</td></tr>\n'
    )


@lru_cache(maxsize=4096)  # a source speaks to many claims
def _paper(publisher: str, date: str) -> str:
    return escaped(", ".join(filter(None, (publisher, date))))


def _passage(evidence: Evidence, root: str) -> Iterator[str]:
    """How the quote stands and where, the words around it, and what a reader must know of them."""
    excerpt, match, quote = excerpt_of(evidence, root), evidence.match, evidence.assertion.quote
    yield state_html(evidence)
    if excerpt:
        notes = " (notes)" if evidence.basis == "notes" else ""
        yield f' <span class="in">{escaped(excerpt.place)}{notes}</span>\n{_quoted(excerpt, evidence.source.language)}'
        if excerpt.altered:
            yield _hint("− stands only in the ledger's quote, + only in the source. " + match.reason)
        if excerpt.skipped:
            yield _hint(f"Left out of the passage: {'; '.join(excerpt.skipped)}.")
    elif quote:
        yield f"\n<blockquote>{escaped(quote.exact)}</blockquote>\n"
        yield _hint(f"As the ledger quotes it; it was not found. {match.reason}")
    else:
        yield _hint("The ledger gives no quote.")
    if match.aliases:
        yield _hint(f"Counted as one name: {', '.join(f'{quoted} = {found}' for quoted, found in match.aliases)}.")
    if amiss(evidence):
        yield _hint(evidence.support_reason)


def _quoted(excerpt: Excerpt, language: str) -> str:
    tongue = f' lang="{escaped(language)}"' if language not in {"", "en"} else ""
    return f"<blockquote{tongue}>{escaped(excerpt.before)}{_runs(excerpt.runs)}{escaped(excerpt.after)}</blockquote>\n"


def _runs(runs: Iterable[Edit]) -> str:
    """The words found, marked, and where they differ from the quote both sides, each under its sign."""
    made = []
    for run in runs:
        if run.kind == "same":
            made.append(f"<mark>{escaped(run.found)}</mark>")
            continue
        for name, edge, words in (("del", "−", run.quoted), ("ins", "+", run.found)):
            if words.strip():
                made.append(f'<{name}><span class="edit">{edge}</span>{escaped(words.strip())}</{name}> ')
    return "".join(made)


def _hint(words: str) -> str:
    return f'<p class="hint">{escaped(words.rstrip())}</p>\n'


def _pairs(assessment: Assessment, pairs: Sequence[Pair], told: str, disputes: Disputes) -> str:
    """Pairs with their sides and what the account has not said of them."""
    return (
        f'<ul class="pairs">\n{"".join(_pair(pair, untold(assessment, pair, told, disputes)) for pair in pairs)}</ul>\n'
    )


def _pair(pair: Pair, more: Iterable[str]) -> str:
    found = pair.comparison
    sign = sign_html(RELATIONS[found.relation], f"relation {found.relation}", gap_of(found))
    sides = f"{escaped(pair.a.assertion.id)} <i>and</i> {escaped(pair.b.assertion.id)}"
    words = "".join(f'<span class="reason">{escaped(each)}</span>' for each in more)
    return f'<li>{sign} <span class="sides">{sides}</span>{words}</li>\n'
