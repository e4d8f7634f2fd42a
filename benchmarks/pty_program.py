"""A program on a pseudo-terminal, timed from outside: how long until its screen shows something."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence

_ANSWERS = ((b"\x1b[?2026$p", b"\x1b[?2026;2$y"), (b"\x1b[c", b"\x1b[?62;c"), (b"\x1b[6n", b"\x1b[1;1R"))


class PtyProgram:
    """A child on a pty of ``columns`` × ``rows`` cells; everything it wrote is kept in ``output``."""

    def __init__(self, argv: Sequence[str], *, columns: int = 120, rows: int = 40, environment: dict[str, str] | None = None) -> None:
        self.output = b""
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8", PYTHONUTF8="1", **(environment or {}))
            os.execvp(argv[0], list(argv))
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait_for(self, text: str, *, since: int = 0, seconds: float = 20.0) -> float:
        """Seconds from now until the bytes after ``since`` contain the text. Raises TimeoutError, EOFError."""
        began, wanted = time.perf_counter(), text.encode()
        while wanted not in self.output[since:]:
            if time.perf_counter() - began > seconds:
                raise TimeoutError(text)
            self._read(0.05)
        return time.perf_counter() - began

    def settle(self, quiet: float = 0.3, seconds: float = 10.0) -> None:
        """Wait until nothing was written for ``quiet`` seconds."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end and self._read(quiet):
            pass

    def press(self, keys: str) -> int:
        """Send bytes to the program; the length of the output so far, for ``wait_for(since=…)``."""
        mark = len(self.output)
        os.write(self.fd, keys.encode())
        return mark

    def _read(self, seconds: float) -> bool:
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError as error:
            raise EOFError("the program ended") from error
        if not data:
            raise EOFError("the program ended")
        for question, answer in _ANSWERS:
            if question in data:
                os.write(self.fd, answer)
        self.output += data
        return True

    def kill(self) -> None:
        """kill -9, and wait for the end."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)
