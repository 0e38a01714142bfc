"""The command line: which commands there are, and what they share. A command is imported when it is called."""

from __future__ import annotations

import os
import re
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kzclaims import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kzclaims.errand import Errand
    from kzclaims.finding import Fault

_SIZE = "kzclaims.max_size"
_AHEAD = 14 * 3600  # seconds by which the first clocks are before UTC
_ENDLESS = 12  # digits: the calendar of the system ends with the year 9999
COMMANDS = {
    "init": "A new ledger; with --demo a small one that shows what there is to find.",
    "check": "Every finding in one run, with the line of the ledger and the line of the source.",
    "review": "Decide on claims, one by one, in a terminal screen.",
    "report": "Where the sources agree and differ, as HTML, Markdown or JSON.",
    "compare": "The relation of two written quantities, with its reason.",
    "read": "The quantities and dates in a text, with their spans.",
    "find": "Where a quote stands in the corpus, or in a file.",
    "drift": "What became of a source's quotes in a newer text of it.",
    "mutate": "How often an altered quote passes: planted in this ledger, and looked for.",
    "texts": "Which sources there are, and which full texts are at hand.",
    "rules": "Every rule of check: its code, its name, its level and what it says.",
    "explain": "One rule's page: why, how to mend it, a ledger that fails and one that passes.",
    "fsck": "Whether every line of the log of decisions can be trusted; --repair sets aside those that can't.",
    "baseline": "Accept today's findings, so that check --baseline fails on new ones only.",
    "schema": "The JSON Schema of the ledger's files, for editors.",
}


class Lazy(click.Group):
    """A group that imports a command's module only when the command is called; its help needs none of them."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The commands in the order people meet them."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Import one command."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"kzclaims.commands.{name}").command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command where there is none of that name."""
        if args and args[0] not in COMMANDS:
            from kzclaims.schema import did_you_mean  # noqa: PLC0415  (only where something went wrong)

            ctx.fail(f"there is no command {args[0]!r}. {did_you_mean(args[0], COMMANDS)}".strip())
        return super().resolve_command(ctx, args)


@click.group(cls=Lazy, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", prog_name="kzclaims")
@click.pass_context
def cli(context: click.Context) -> None:
    """Do your sources agree? Without a command: the state of the ledger, and the next step."""
    if context.invoked_subcommand is None:
        import_module("kzclaims.commands.status").status()


def ledger_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that walks a ledger."""
    texts = click.option(
        "--texts",
        multiple=True,
        metavar="DIR",
        help="A folder of full texts, known by fingerprint whatever their names; also KZCLAIMS_TEXTS.",
    )
    return ledger_option(texts(size_option(function)))


def ledger_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option that names the ledger."""
    tells = "The ledger; else claims.yaml here or in a folder above."
    return click.option("--ledger", metavar="FILE", help=tells)(function)


def size_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says how large a file may be; `max_size` gives it."""
    tells = "The largest file that is read, as in 12MB; else 5MB for a file of the ledger and 64MB for a text."
    return click.option("--max-size", metavar="SIZE", callback=_sized, expose_value=False, help=tells)(function)


def max_size() -> int:
    """How many bytes a file may have; 0 leaves it to what the file is."""
    context = click.get_current_context(silent=True)
    return context.meta.get(_SIZE, 0) if context else 0


def _sized(context: click.Context, _parameter: click.Parameter, given: str | None) -> None:
    """Keep the size for `max_size`, in bytes."""
    found = re.fullmatch(r"([0-9]{1,12})\s*([kMG]?)B?", given or "")
    if given is not None and not found:
        raise click.BadParameter(f"{given!r} is no size. Write bytes, kB, MB or GB, as in 12MB.")
    if found:
        context.meta[_SIZE] = int(found[1]) * {"": 1, "k": 10**3, "M": 10**6, "G": 10**9}[found[2]]


def errand(ledger: str | None, texts: tuple[str, ...]) -> Errand:
    """What to walk, from the options and the environment; a folder that is named must be there."""
    from kzclaims.errand import Errand, find_ledger, text_folders  # noqa: PLC0415

    folders = text_folders(texts, os.environ.get("KZCLAIMS_TEXTS", ""))
    return Errand(find_ledger(ledger), folders, _today(), max_size())


def _today() -> str:
    """The newest date there is anywhere on earth, so that no source of today lies ahead; SOURCE_DATE_EPOCH stands for now."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = int(told) if told.isascii() and told.isdigit() and len(told) < _ENDLESS else time.time()
    return time.strftime("%Y-%m-%d", time.gmtime(now + _AHEAD))


def tell_faults(faults: Iterable[Fault]) -> None:
    """Say on standard error that the ledger has errors, which take away from whatever a command makes of the rest."""
    wrong = list(faults)
    if not wrong:
        return
    from kzclaims.counts import count  # noqa: PLC0415
    from kzclaims.finding import Level  # noqa: PLC0415
    from kzclaims.rules import load_rules  # noqa: PLC0415

    grave = {module.RULE.slug for module in load_rules() if module.RULE.level is Level.ERROR}
    errors = sum(fault.slug in grave for fault in wrong)
    if errors:
        lacking = "so not all of it may be here; `kzclaims check` says what is wrong"
        click.echo(f"The ledger has {count(errors, 'error')}, {lacking}.", err=True)


def tell_program(content: str) -> None:
    """Write to standard output what another program reads: in UTF-8 whatever the locale says, as it would be in a file."""
    click.echo(content.encode("utf-8", "backslashreplace"), nl=False)


def refuse_ledger(paths: Iterable[Path], read: Iterable[str | Path]) -> None:
    """Raise UsageFault where writing to one of the paths would take away what only a person, or the log, can give.

    `read` are the files that the ledger is made of, there or not, and the folders its full texts lie in.
    """
    from kzclaims.errors import UsageFault  # noqa: PLC0415

    wanted = list(paths)
    kept = {os.path.realpath(each) for each in read} if wanted else set()
    marks = {mark for each in kept if (mark := _mark(each))}
    for path in wanted:
        real = os.path.realpath(path)
        yaml = path.suffix.lower() in {".yaml", ".yml"} or path.name == "decisions.jsonl"
        there = os.path.lexists(path) and (yaml or os.path.split(real)[0] in kept or _mark(real) in marks)
        if there or real in kept:
            raise UsageFault(f"{path} is the ledger's, and its files are never written over.", "Name another file.")


def _mark(path: str) -> tuple[int, int] | None:
    """Which file a path leads to, by whatever name."""
    try:
        status = os.stat(path)  # noqa: PTH116 - asked of every file, and Path costs more than the answer
    except OSError:
        return None
    return status.st_dev, status.st_ino


def output_named(output: str, formats: tuple[str, ...]) -> tuple[str, Path]:
    """The format and the path of one `FORMAT=PATH`; raises UsageFault where it can't be read."""
    from kzclaims.errors import UsageFault  # noqa: PLC0415

    name, _, path = output.partition("=")
    if name not in formats or not path:
        raise UsageFault(f"--output {output!r} can't be read.", f"Write FORMAT=PATH with one of {', '.join(formats)}.")
    if path == "-":
        raise UsageFault(f"--output {output!r} names no file.", f"For standard output write --format {name}.")
    return name, Path(path)


def write_outputs(outputs: Iterable[tuple[str, Path]], render: Callable[[str], str]) -> None:
    """Write each format to its path; raises EnvironmentFault where the disk refuses."""
    from kzclaims.errors import unwritten  # noqa: PLC0415

    for name, path in outputs:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(render(name), encoding="utf-8", newline="\n")
        except OSError as error:
            raise unwritten(path, error) from error
