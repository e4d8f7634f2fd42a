"""First paint of the home screen with its content, against an empty Textual app, each a fresh process on a pty, taken in turns."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from changzhang.demo.build import build_demo
from changzhang.desk.clock import system_clock
from pty_program import PtyProgram

HERE = Path(__file__).parent


def seconds_until(argv: list[str], marker: str) -> float:
    """From spawn until the marker is on the screen."""
    program = PtyProgram(argv)
    try:
        return program.wait_for(marker)
    finally:
        program.kill()


def main(rounds: int) -> None:
    """Print the ratio of the medians."""
    with tempfile.TemporaryDirectory() as folder:
        village = Path(folder) / "village"
        build_demo(village, clock=system_clock).close()
        ours = [sys.executable, "-m", "changzhang", str(village)]
        base = [sys.executable, str(HERE / "empty_app.py")]
        for argv, marker in ((ours, "看板"), (base, "READY")):
            seconds_until(argv, marker)
        pairs = [(seconds_until(ours, "看板"), seconds_until(base, "READY")) for _ in range(rounds)]
    mine, floor = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"first_paint_home: {mine / floor:.2f} ({mine * 1000:.0f} ms / {floor * 1000:.0f} ms)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
