"""Key → screen on the reading card with 60 and 10,000 lines, against an empty Textual app echoing a key, key by key in turns.

The next line's text must arrive; what the terminal itself costs is the same on both sides. Each press is a durable act on our side.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from pty_program import PtyProgram
from village import make_village

HERE = Path(__file__).parent
PAGE_DOWN = "\x1b[6~"


def compare(lines: int, presses: int) -> tuple[float, float]:
    """Median seconds from key to screen, ours and the empty app's."""
    with tempfile.TemporaryDirectory() as folder:
        make_village(Path(folder) / "village", lines).close()
        reading = PtyProgram([sys.executable, "-m", "changzhang", str(Path(folder) / "village")])
        empty = PtyProgram([sys.executable, str(HERE / "empty_app.py")])
        reading.wait_for("记-00001", seconds=60)
        empty.wait_for("READY")
        for program in (reading, empty):
            program.settle()
        ours, base = [], []
        for number in range(1, presses + 1):
            ours.append(reading.wait_for(f"记-{number + 1:05d}", since=reading.press(PAGE_DOWN)))
            base.append(empty.wait_for(f"{number % 10}", since=empty.press(PAGE_DOWN)))
            time.sleep(0.05)
            for program in (reading, empty):
                program.settle(quiet=0.02, seconds=0.5)
        reading.kill()
        empty.kill()
    return statistics.median(ours), statistics.median(base)


def main(presses: int) -> None:
    """Print a ratio for each length, and the long month against the short one."""
    found = {}
    for lines in (60, 10_000):
        mine, floor = compare(lines, presses)
        found[lines] = mine / floor
        print(f"key_to_screen_{lines}_lines: {mine / floor:.2f} ({mine * 1000:.1f} ms / {floor * 1000:.1f} ms)")
    print(f"key_to_screen_flat: {found[10_000] / found[60]:.2f} (10,000 lines / 60 lines)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
