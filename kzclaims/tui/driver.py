"""The terminal's input, read so that a lone esc is told from the beginning of a key's sequence at once.

Textual waits for 100 to 200 ms: it looks at the time only where nothing has come for 100 ms. And a byte that is no
UTF-8 ends its thread, and with it the program.
"""

from __future__ import annotations

import os
import select
import signal
from codecs import getincrementaldecoder

from textual import constants
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

_POLL = 0.1  # seconds between two looks at whether the program ends
_ESC = 0.025  # seconds after which esc is a key of its own, unless ESCDELAY says otherwise
_SLACK = 0.002

if "ESCDELAY" not in os.environ:
    constants.ESCAPE_DELAY = _ESC  # type: ignore[misc]  # read anew for every esc


class Terminal(LinuxDriver):
    """The terminal, with input as above; where it is gone the program is told so as by the system."""

    def run_input_thread(self) -> None:
        """Hand on what the person types until the program ends."""
        parser = XTermParser(debug=False)
        decode = getincrementaldecoder("utf-8")("replace").decode
        wait = _POLL
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], wait)[0]:
                data = self._read()
                if not data:
                    os.kill(os.getpid(), signal.SIGHUP)
                    return
                events = parser.feed(decode(data))
                wait = constants.ESCAPE_DELAY + _SLACK if data.endswith(b"\x1b") else _POLL
            else:
                events, wait = parser.tick(), _POLL
            for event in events:
                self.process_message(event)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""
