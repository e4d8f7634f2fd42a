"""The real program on a real pseudo-terminal: keys in, a screen of text out, and kill -9."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte

PAGE_DOWN, ENTER, TAB = "\x1b[6~", "\r", "\t"
F2, F7 = "\x1bOQ", "\x1b[18~"
_ANSWERS = (("\x1b[?2026$p", "\x1b[?2026;2$y"), ("\x1b[c", "\x1b[?62;c"), ("\x1b[6n", "\x1b[1;1R"))


class Terminal:
    """``changzhang ARGUMENTS`` on a screen of ``columns`` × ``rows`` cells."""

    def __init__(self, *arguments: str | Path, columns: int = 80, rows: int = 24) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self._child = pexpect.spawn(
            sys.executable,
            ["-m", "changzhang", *map(str, arguments)],
            dimensions=(rows, columns),
            encoding="utf-8",
            codec_errors="replace",
            env={
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "LANG": "C.UTF-8",
                "PYTHONUTF8": "1",
                "PATH": "",
                "HOME": "/nonexistent",
            },
        )

    def text(self) -> str:
        """The screen as it is now."""
        rows = self.screen.buffer
        return "\n".join("".join(rows[y][x].data for x in range(self.screen.columns)).rstrip() for y in range(self.screen.lines))

    def press(self, keys: str) -> None:
        """Send keys as a terminal sends them."""
        self._child.send(keys)

    def tap(self, keys: str, then: str) -> str:
        """Press a key and wait for what it leads to."""
        self.press(keys)
        return self.wait_for(then)

    def type(self, text: str) -> None:
        """Type a text character by character, as a person does."""
        for character in text:
            self.press(character)

    def settle(self) -> None:
        """Give the command keys the moment of quiet they wait for after a dialog."""
        self.read_for(0.3)

    def wait_for(self, condition: str | Callable[[str], bool], seconds: float = 30.0) -> str:
        """The screen once it shows a text, or once a condition on its text holds. Fails with the screen otherwise."""
        is_met = (lambda shown: condition in shown) if isinstance(condition, str) else condition
        end = time.monotonic() + seconds
        while not is_met(self.text().replace(" ", "") if isinstance(condition, str) else self.text()):
            if time.monotonic() > end or not self._read():
                raise AssertionError(f"never saw {condition!r} on:\n{self.text()}")
        return self.text()

    def _read(self) -> bool:
        try:
            data = self._child.read_nonblocking(65536, timeout=0.1)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        for question, answer in _ANSWERS:
            if question in data:
                self._child.send(answer)
        self._stream.feed(data)
        return True

    def read_for(self, seconds: float) -> None:
        """Take in what the program writes for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self._read():
            pass

    def wait_until_gone(self, seconds: float = 10.0) -> None:
        """Wait for the program's own end."""
        end = time.monotonic() + seconds
        while self._read():
            assert time.monotonic() < end, f"still there:\n{self.text()}"
        self._child.close()

    def kill(self) -> None:
        """kill -9, as a power cut does it."""
        self._child.kill(9)
        self._child.wait()
        self._child.close()
