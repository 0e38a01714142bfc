"""The program's entry: exit codes, signals and the last word on what went wrong."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from types import FrameType

INTERRUPTED = 130
TERMINATED = 143
INTERNAL = 3


def main() -> NoReturn:
    """Run the command line and leave with an exit code; nothing a person can cause ends in a traceback."""
    signal.signal(signal.SIGTERM, _terminated)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    code = _run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(code)


def _run() -> int:
    from kzclaims.cli import cli  # noqa: PLC0415  (the signals stand before anything slow is imported)
    from kzclaims.errors import KzclaimsError  # noqa: PLC0415

    try:
        result = cli.main(standalone_mode=False)
    except KzclaimsError as error:
        _say(f"kzclaims: {error}")
        return error.code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return 0
    except Exception as error:  # noqa: BLE001  (the last word: a fault of ours, said in one line)
        return _other(error)
    return result if isinstance(result, int) else 0


def _other(error: Exception) -> int:
    """Click's own exceptions know their code and how to show themselves; anything else is a fault of ours."""
    import click  # noqa: PLC0415

    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.Abort):
        return INTERRUPTED
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if os.environ.get("KZCLAIMS_DEBUG"):
        raise error
    if isinstance(error, MemoryError):
        _say("kzclaims: there is not enough memory for this. Check a part of the ledger at a time.")
        return INTERNAL
    _say(f"kzclaims: an internal error: {type(error).__name__}: {error}. Set KZCLAIMS_DEBUG=1 to see where.")
    return INTERNAL


def _say(message: str) -> None:
    try:
        sys.stderr.write(message + "\n")
    except OSError:
        return


def _terminated(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(TERMINATED)


if __name__ == "__main__":
    main()
