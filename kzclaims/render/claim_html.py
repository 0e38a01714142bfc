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
from kzclaims.render.drawing import escaped
from kzclaims.render.excerpt import excerpt_of
from kzclaims.render.figure_html import chart_html, timeline_html
from kzclaims.render.sections import amiss, is_settled, quiet_words, settled_word, telling_pairs
from kzclaims.render.wording import RELATIONS, STATES, VERDICTS, gap_of, speaker_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.assess import Assessment, Evidence, Pair
    from kzclaims.quote import Edit
    from kzclaims.render.charts import Chart
    from kzclaims.render.excerpt import Excerpt
    from kzclaims.render.timeline import Timeline
    from kzclaims.render.wording import Sign

_HEAD = (
    '<table class="cards">\n<caption>What each source says</caption>\n<thead><tr><th scope="col">Source</th>'
    '<th scope="col">Speaker</th><th scope="col">Value</th><th scope="col">Passage</th></tr></thead>\n<tbody>\n'
)


class Plots(NamedTuple):
    """What is drawn of a claim; None where there is nothing to draw."""

    chart: Chart | None = None
    timeline: Timeline | None = None


def claim_html(assessment: Assessment, plots: Plots, root: str, *, folded: bool) -> Markup:
    """The article of a claim, open or folded away; `root` is the ledger's folder."""
    name, tone = escaped(assessment.claim.id), tone_of(assessment)
    head, body = _heading(assessment), "".join(_body(assessment, plots, root))
    if folded:
        inside = f'<details><summary><h3>{head}</h3></summary>\n<div id="claim-{name}">\n{body}</div></details>'
        return Markup(f'<article class="fold {tone}">{inside}</article>\n')  # noqa: S704 -- escaped where it was written
    return Markup(f'<article class="claim {tone}" id="claim-{name}">\n<h3>{head}</h3>\n{body}</article>\n')  # noqa: S704 -- as above


@lru_cache(maxsize=1024)  # a page of 500 claims shows some 3,000 signs, nearly all of them alike
def sign_html(sign: Sign, kind: str, number: str = "") -> Markup:
    """A glyph, its word and a number; the glyph is for the eye alone."""
    shown = f" <b>{escaped(number)}</b>" if number else ""
    words = f'<i aria-hidden="true">{sign.glyph}</i> {escaped(sign.word)}{shown}'
    return Markup(f'<span class="sign {kind}">{words}</span>')  # noqa: S704 -- as above


def state_html(evidence: Evidence) -> Markup:
    """How the quote stands, and what is amiss between quote and value."""
    state, wrong = evidence.match.state, amiss(evidence)
    more = f" {sign_html(wrong, f'support {evidence.support}')}" if wrong else ""
    return Markup(f"{sign_html(STATES[state], str(state))}{more}")  # noqa: S704 -- as above


def index_row(assessment: Assessment, link: str) -> Markup:
    """The claim's row in the table of all claims; its cells carry what the script sorts and filters by."""
    claim, worst, verdict = assessment.claim, assessment.worst, assessment.verdict
    gap = worst.comparison.gap or 0 if worst else 0
    shown = gap_of(worst.comparison) if worst else ""
    return Markup(  # noqa: S704 -- escaped here
        f'<tr data-topic="{escaped(claim.topic)}" data-verdict="{verdict}"><td>{sign_html(VERDICTS[verdict], tone_of(assessment))}</td>'
        f'<th scope="row"><a href="{escaped(link)}">{escaped(claim.question)}</a></th><td data-n="{gap}">{shown}</td>'
        f"<td>{assessment.sources}</td><td>{assessment.origins}</td><td>{len(assessment.open_pairs) or ''}</td></tr>"
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


def _body(assessment: Assessment, plots: Plots, root: str) -> Iterator[str]:
    claim, told = assessment.claim, str(account_of(assessment))
    yield f'<p class="sentence">{escaped(told)}</p>\n'
    yield f'<p class="meta">{" · ".join(escaped(each) for each in (claim.id, claim.kind, claim.unit, claim.time) if each)}</p>\n'
    if claim.note:
        yield f'<p class="note">{escaped(claim.note)}</p>\n'
    if plots.chart:
        yield chart_html(plots.chart)
    if plots.timeline:
        yield timeline_html(plots.timeline)
    rows = "".join(_row(evidence, root) for evidence in assessment.evidence)
    yield f"{_HEAD}{rows}</tbody>\n</table>\n"
    telling, quiet = telling_pairs(assessment)
    if telling:
        yield f"<h4>How they compare</h4>\n{_pairs(telling, told, assessment.seal)}"
    if len(quiet) > 1 or (quiet and quiet[0].comparison.reason not in told):
        yield f"<details><summary>{quiet_words(quiet)}</summary>\n{_pairs(quiet, '', assessment.seal)}</details>\n"


def _row(evidence: Evidence, root: str) -> str:
    """A source, who speaks in it, the value and the passage."""
    source, said = evidence.source, evidence.assertion
    own = f" <small>{escaped(said.id)}</small>" if said.id != source.id else ""
    paper = ", ".join(escaped(each) for each in (source.publisher, source.date) if each)
    terms = (("", said.scope), ("as of ", said.as_of), ("derived: ", said.derived))
    more = "".join(f"<small>{name}{escaped(words)}</small>" for name, words in terms if words)
    return (
        f'<tr><th scope="row">{escaped(source.id)}{own}<small>{paper}</small></th>'
        f'<td class="who">{escaped(speaker_of(evidence))}</td><td class="val"><b>{escaped(said.value)}</b>{more}</td>'
        f'<td class="pas">{"".join(_passage(evidence, root))}</td></tr>\n'
    )


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


def _pairs(pairs: Sequence[Pair], said: str, seal: str) -> str:
    """Pairs with their sides and what the account has not said of them."""
    return f'<ul class="pairs">\n{"".join(_pair(pair, said, seal) for pair in pairs)}</ul>\n'


def _pair(pair: Pair, said: str, seal: str) -> str:
    found = pair.comparison
    sign = sign_html(RELATIONS[found.relation], f"relation {found.relation}", gap_of(found))
    sides = f"{escaped(pair.a.assertion.id)} <i>and</i> {escaped(pair.b.assertion.id)}"
    words = "".join(f'<span class="reason">{escaped(each)}</span>' for each in untold(pair, said, seal))
    return f'<li>{sign} <span class="sides">{sides}</span>{words}</li>\n'
