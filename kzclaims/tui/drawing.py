"""What the screen shows, as lines of styled text: a function of the state and a width, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, overload

from kzclaims.assess import Verdict
from kzclaims.counts import count
from kzclaims.finding import Level
from kzclaims.tui.evidence import assertion_list, claim_title, letter_of
from kzclaims.tui.lines import (
    Drawing,
    Line,
    Piece,
    collapsed,
    cut_line,
    fit,
    heading,
    line_cells,
    piece,
    spread,
    wrapped,
)
from kzclaims.tui.pair import pair_title, passage_lines
from kzclaims.tui.signs import DISPUTED, VERDICTS, counted, trouble_sign, verdict_sign

if TYPE_CHECKING:
    from collections.abc import Callable

    from kzclaims.finding import Finding
    from kzclaims.tui.actions import Action
    from kzclaims.tui.signs import Sign
    from kzclaims.tui.state import Review


def regions(review: Review, findings: Sequence[Finding]) -> dict[str, Callable[[int], Drawing]]:
    """Every region of the screen by its name, from the top down, with what draws it at a width."""
    return {
        "header": lambda width: Drawing(header(review, findings, width)),
        "banners": lambda width: Drawing(banners(review, width)),
        "over-claims": lambda width: Drawing([list_title(review, width)]),
        "claims": lambda width: claim_list(review, width),
        "over-assertions": lambda width: Drawing(claim_title(review, width)),
        "assertions": lambda width: assertion_list(review, width),
        "over-passages": lambda width: Drawing([pair_title(review, width)]),
        "passages": lambda width: Drawing(passage_lines(review, width)),
        "small": lambda width: Drawing(wrapped([piece("This window is too small: 30x10 is needed.")], width)),
        "reading": lambda width: Drawing(reading(review, width)),
        "status": lambda _width: Drawing([status(review)]),
        "footer": lambda width: Drawing([footer(review, width)]),
    }


class Rows(Sequence[Line]):
    """The rows of the list, drawn when they are looked at: thousands cost nothing."""

    def __init__(self, review: Review, width: int) -> None:
        self.review = review
        self.width = width

    def __len__(self) -> int:
        return len(self.review.shown)

    @overload
    def __getitem__(self, place: int) -> Line: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Line]: ...
    def __getitem__(self, place: int | slice) -> Line | Sequence[Line]:
        """One row, or several."""
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        return row(self.review, place, self.width)


def claim_list(review: Review, width: int) -> Drawing:
    """The list of claims, or why there is none."""
    if review.shown:
        return Drawing(Rows(review, width), review.cursor, review.cursor)
    return Drawing([line for text in nothing_listed(review) for line in wrapped([piece(f"  {text}")], width, 2)])


def nothing_listed(review: Review) -> list[str]:
    """What to say and what to do where no claim is listed."""
    if review.reading and not review.assessments:
        return ["Reading the ledger and its texts …", "Claims come as they are read."]
    if not review.assessments:
        return [
            "There is no claim in this ledger yet.",
            f"Write one under `claims:` (docs/ledger.md shows how), then press {review.keys['reload']}.",
            f"If there should be some, {review.keys['problems']} lists what could not be read.",
        ]
    return [
        f"None of {count(len(review.assessments), 'claim')} fits {collapsed(review.narrowed())}.",
        f"{review.keys['back']} lists all of them again.",
    ]


_ROOMY = 60


def list_title(review: Review, width: int) -> Line:
    """The title over the list: how many are listed of how many."""
    total = len(review.assessments)
    some = "" if len(review.shown) == total else f"{len(review.shown)} of "
    words = f"{some}{count(total, 'claim')}"
    if narrowed := review.narrowed():
        words += f"  {collapsed(narrowed)}"
    return heading(words, width, focused=review.pane == "claims")


def row(review: Review, place: int, width: int) -> Line:
    """Cursor, mark, verdict, question, and what was decided or what is wrong with a quote."""
    each = review.shown[place]
    sign, standing = verdict_sign(each), review.book.on(each)
    note = DISPUTED if review.book.disputed(each) else standing.sign or trouble_sign(each.evidence)
    chosen = place == review.cursor
    marked = "●" if each.claim.id in review.marked else " "
    left = piece(("▸" if chosen else " ") + marked + " ")
    line = cut_line((left, *_row(sign, note, each.claim.question or each.claim.id, width - line_cells([left]))), width)
    if chosen:
        shade = "cursor" if review.pane == "claims" else "chosen"
        return tuple(Piece(text, f"{style} {shade}".strip()) for text, style in line)
    return line


@lru_cache(maxsize=512)
def _row(sign: Sign, note: Sign | None, words: str, width: int) -> Line:
    """Verdict, question and note; a list of thousands shows the same few dozen again and again."""
    label = piece(fit(str(sign), 20), sign.style)
    right = (piece(f" {note} ", note.style),) if note else ()
    question = piece(fit(collapsed(words), max(width - line_cells([label, *right]), 0)))
    return (label, question, *right)


def header(review: Review, findings: Sequence[Finding], width: int) -> list[Line]:
    """How many claims there are of each verdict, and how far the review has come."""
    return [_verdicts(review, width), _progress(review, findings, width)]


def _verdicts(review: Review, width: int) -> Line:
    counts = [(review.count(verdict), verdict) for verdict in Verdict]
    pieces = []
    for number, verdict in counts:
        sign = VERDICTS[verdict]
        words = f"{number} single source" if verdict is Verdict.SINGLE else f"{number} {sign.glyph} {sign.word.lower()}"
        pieces.append(piece(f" {words} ", sign.style if number else "quiet"))
    if line_cells(pieces) > width:
        pieces = [piece(f" {number} {VERDICTS[verdict].glyph}", VERDICTS[verdict].style) for number, verdict in counts]
        pieces[-1] = piece(f" {counts[-1][0]} single", "quiet")
    return (
        spread(tuple(pieces), (piece("kzclaims ", "title"),), width)
        if line_cells(pieces) < width - 9
        else tuple(pieces)
    )


def _progress(review: Review, findings: Sequence[Finding], width: int) -> Line:
    total, decided = len(review.assessments), review.count("decided")
    words = f" decided {decided} of {total} "
    filled = decided * _BAR // total if total else 0
    left = [piece(words), piece("█" * filled, "agree"), piece("░" * (_BAR - filled), "quiet")]
    left += [piece(f"  {count} {view}", "open") for view in ("deferred", "stale") if (count := review.count(view))]
    if not findings:
        return cut_line(tuple(left), width)
    grave = any(each.level is not Level.NOTE for each in findings)
    key, words = piece(f"  {review.keys['problems']} ", "key"), counted(findings)
    if line_cells([*left, key]) + len(words) >= width:
        words = str(len(findings))
    return spread(tuple(left), (key, piece(words, "open" if grave else "quiet"), Piece(" ")), width)


def reading(review: Review, width: int) -> list[Line]:
    """How many claims have been read of how many, a bar, the time left, and how to stop; nothing when nothing is read."""
    if review.reading is None:
        return []
    found, total, seconds = review.reading
    if not total:
        return [(piece(" reading the ledger and its texts … ", "message"),)]
    done = len(found)
    filled = done * _BAR // total
    left = f"  {duration(seconds * (total - done) / done)} left" if done and seconds > 1 else ""
    bar = (piece("█" * filled, "agree"), piece("░" * (_BAR - filled), "quiet"))
    words = f"{left}   {review.keys['back']} stops "
    return [cut_line((piece(f" reading {done} of {total} ", "message"), *bar, piece(words)), width)]


def duration(seconds: float) -> str:
    """A time for people, rounded up: `8 s`, `3 min`."""
    whole = int(seconds) + 1
    return f"{whole} s" if whole < 100 else f"{-(-whole // 60)} min"


_BAR = 12


def banners(review: Review, width: int) -> list[Line]:
    """What must not be missed: decisions that are not saved, a log that cannot be written, lines of it not read."""
    lines: list[Line] = []
    if review.book.unsaved:
        unsaved = count(len(review.book.unsaved), "decision")
        words = f" NOT SAVED: {unsaved}. {review.book.fault} {review.keys['reload']} tries again. "
        lines += wrapped([piece(words, "alarm")], width)
    if review.book.read_only:
        lines += wrapped([piece(f" read-only: {review.book.read_only}. Nothing can be decided. ", "alarm")], width)
    for damage in review.book.damage[:3]:
        where = f"{review.book.log.path.name}, line {damage.line}"
        words = f" a decision was not read: {where}: {damage.reason}. "
        lines += wrapped([piece(words, "quiet" if damage.torn else "warning")], width)
    for notice in (*review.notices, *(["blind: what others decided is hidden"] if review.book.blind else [])):
        lines += wrapped([piece(f" {notice} ", "warning")], width)
    return lines


def footer(review: Review, width: int) -> Line:
    """What the deciding keys decide on, as many keys as there is room for, and always the way to help and out."""
    always: Line = tuple(each for name in ("help", "leave") for each in _key(review.actions.by_name[name]))
    wanted = review.actions.footer if review.current else [review.actions.by_name[name] for name in _NOTHING.split()]
    pieces = [piece(f" {target(review)}: ", "title")] if width >= _ROOMY and review.current else [Piece(" ")]
    for action in wanted:
        key = _key(action)
        if line_cells([*pieces, *key, *always]) >= width:
            break
        pieces += key
    return spread(tuple(pieces), always, width)


_NOTHING = "back search filter problems reload undo redo edit"  # keys that help where nothing is listed


def _key(action: Action) -> Line:
    return piece(action.key, "key"), piece(f" {action.label}  ")


def target(review: Review) -> str:
    """On what a decision would be made."""
    targets = review.targets()
    if len(targets) > 1 or (review.marked and review.pane == "claims"):
        return f"{len(targets)} marked"
    if not targets:
        return "nothing"
    assessment, ids = targets[0]
    letters = [letter_of(assessment, each) for each in assessment.evidence if each.assertion.id in ids]
    return ("claim", f"quote {''.join(letters)}", f"pair {'–'.join(letters)}")[len(ids)]


def status(review: Review) -> Line:
    """What the last key did; else where the cursor stands. Where nothing is open any more it says so."""
    said = (piece(f" {collapsed(review.message)}", "message"),) if review.message else ()
    if not review.assessments:
        return said
    if not review.count("open") and not review.reading:
        deferred = review.count("deferred")
        later = f", {deferred} put off ({review.keys['next_open']} goes there)" if deferred else ""
        return (*said, piece(f" ✓ all {len(review.assessments)} reviewed{later}", "agree"))
    if said or not review.shown:
        return said
    return (piece(f" {review.cursor + 1} of {len(review.shown)}, {review.count('open')} open", "quiet"),)
