"""The program's entry: exit codes, signals, standard streams, and the last word on what went wrong."""

from __future__ import annotations

import codecs
import errno
import io
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from types import FrameType

INTERRUPTED = 130
INTERNAL = 3
_STREAMS = (("stdin", os.O_WRONLY, "r"), ("stdout", os.O_RDONLY, "w"), ("stderr", os.O_WRONLY, "w"))
_MEND = {
    errno.EBADF: "A standard stream is closed: redirect it to a file or to /dev/null.",
    errno.EMFILE: "Allow more open files (ulimit -n).",
    errno.ENOMEM: "Free some memory, or allow more (ulimit -v).",
    errno.ENOSPC: "Free some space, or write elsewhere.",
}
_OUT_OF_MEMORY = f"there is not enough memory for this. {_MEND[errno.ENOMEM]}"


def main() -> NoReturn:
    """Run the command line and leave with an exit code; nothing a person can cause ends in a traceback."""
    try:
        _prepare()
        code = _run()
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(_flushed(code))


def _prepare() -> None:
    """Streams that can be written to whatever the encoding, and signals that end a run as an error does."""
    for name, flags, mode in _STREAMS:
        if getattr(sys, name) is None:
            # A stream that was closed fails when it is used, and no file opened later takes its number.
            setattr(sys, name, os.fdopen(os.open(os.devnull, flags), mode, encoding="utf-8"))
    codecs.register(_seven_bit)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            ascii_only = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(encoding="seven-bit" if ascii_only else None, errors="backslashreplace")
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:  # under nohup a hang-up is ignored, and stays so
            signal.signal(number, _ended)


def _seven_bit(name: str) -> codecs.CodecInfo | None:
    """ASCII under a name of our own: click takes a stream that says ASCII for a mistake, and writes UTF-8 to it."""
    found = codecs.lookup("ascii") if name.replace("_", "-") == "seven-bit" else None
    return found and codecs.CodecInfo(
        found.encode, found.decode, None, None, found.incrementalencoder, found.incrementaldecoder, name="seven-bit"
    )


def _ended(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


def _run() -> int:
    from kzclaims.errors import SPARE, KzclaimsError  # noqa: PLC0415  (the signals stand before anything slow is imported)

    stdout, spare = sys.stdout, bytearray(SPARE)
    try:
        from kzclaims.cli import cli  # noqa: PLC0415  (as above)

        result = cli.main(standalone_mode=False)
    except KzclaimsError as error:
        _say(str(error))
        return error.code
    except BrokenPipeError:
        return 0
    except MemoryError as error:
        spare.clear()
        error.__traceback__ = error.__context__ = error.__cause__ = None  # these hold all there was
        _say(_OUT_OF_MEMORY)
        return INTERNAL
    except SystemExit:
        if sys.stdout is stdout:
            raise
        return 0  # click puts a silent stream in place of one that nobody reads any more, and would leave with 1
    except Exception as error:  # noqa: BLE001  (the last word: a fault of ours, said in one line)
        return _other(error)
    return result if isinstance(result, int) else 0


def _other(error: Exception) -> int:
    """Click's own exceptions know their code and how to show themselves; the system's say what it refused."""
    import click  # noqa: PLC0415  (as above)

    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.Abort):
        return INTERRUPTED
    if isinstance(error, click.ClickException):
        told = io.StringIO()
        error.show(told)
        _write(told.getvalue())
        return error.exit_code
    if os.environ.get("KZCLAIMS_DEBUG"):
        raise error
    _say(_refused(error) or f"an internal error: {type(error).__name__}: {error}. Set KZCLAIMS_DEBUG=1 to see where.")
    return INTERNAL


def _refused(error: Exception) -> str:
    """What the system refused, and what to do; empty where the fault is ours."""
    if isinstance(error, UnicodeEncodeError) and error.encoding == sys.getfilesystemencoding() != "utf-8":
        return f"this system can't name the file {error.object!r}: its names are {error.encoding}. Set PYTHONUTF8=1."
    if not isinstance(error, OSError):
        return ""
    if isinstance(error, FileNotFoundError) and error.filename is None:
        return "The folder you stand in is gone. Go to another one."
    where = f"{error.filename}: " if error.filename is not None else ""
    return f"the system refuses: {where}{error.strerror or error}. {_MEND.get(error.errno or 0, '')}".rstrip()


def _say(message: str) -> None:
    """One line for a person; a line feed can only come of a name, and is shown as one."""
    _write(f"kzclaims: {message.replace(chr(10), chr(0x240A))}\n")


def _write(text: str) -> None:
    """Foreign words are in what goes wrong: they are shown, and do nothing."""
    if not (text.isascii() and text.replace("\n", "").isprintable()):  # out of memory, nothing more can be imported
        from kzclaims.printable import printable  # noqa: PLC0415  (as above)

        text = printable(text)
    with suppress(OSError):
        sys.stderr.write(text)


def _flushed(code: int) -> int:
    """The exit code once everything is written; what can't be is told once, and nothing tries it again."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return code or _other(error)
    return code


if __name__ == "__main__":
    main()
