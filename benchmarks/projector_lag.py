"""An act committed in one process → painted by the projector window in another, against the quarter of a second it polls at.

Half a poll interval is what polling costs at best; the room notices nothing below half a second.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from changzhang.domain.commands import ReadLine
from changzhang.ui.projector.app import POLL_SECONDS
from pty_program import PtyProgram
from village import make_village


def lags(acts: int, lines: int) -> list[float]:
    """Seconds from the commit to the next line's number on the wall."""
    with tempfile.TemporaryDirectory() as folder:
        village = Path(folder) / "village"
        desk = make_village(village, lines)
        view = desk.view()
        assert view is not None
        wall = PtyProgram([sys.executable, "-m", "changzhang", "screen", str(village)])
        wall.wait_for("第1笔", seconds=60)
        wall.settle()
        found = []
        for place, planned in enumerate(view.lines(view.stage)[:acts]):
            # Acts come at any moment of the interval.
            time.sleep(POLL_SECONDS * (place % 7) / 7)
            mark = len(wall.output)
            desk.do(ReadLine(meeting=view.meeting.id, line=planned.ref))
            found.append(wall.wait_for(f"第{place + 2}笔", since=mark))
            wall.settle(quiet=0.02, seconds=0.3)
        wall.kill()
        desk.close()
    return found


def main(acts: int) -> None:
    """Print the median and the worst lag in poll intervals, for a short and a long month."""
    for lines in (60, 10_000):
        found = lags(acts, lines)
        for name, lag in (("median", statistics.median(found)), ("worst", max(found))):
            print(f"projector_lag_{lines}_lines_{name}: {lag / POLL_SECONDS:.2f} ({lag * 1000:.0f} ms / {POLL_SECONDS * 1000:.0f} ms)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
