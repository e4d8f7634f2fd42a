"""The long runs: 200 kills of a reading with nothing painted lost, two processes writing 5,000 acts each into one whole chain, and
5,000 spoiled ledgers, each understood or clearly refused within five seconds."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyte

from changzhang.desk.opening import open_desk
from changzhang.desk.proof import verify_book
from changzhang.domain.commands import TakeNote
from pty_program import PtyProgram
from village import make_village

PAGE_DOWN = "\x1b[6~"
LINES = 4_000


def line_shown(program: PtyProgram, screen: pyte.Screen, stream: pyte.ByteStream, fed: int) -> tuple[int, int]:
    """The line number on the card as painted so far, and how many bytes the screen has been fed."""
    stream.feed(program.output[fed:])
    found = re.search(r"第 ?(\d+) ?笔", "\n".join(screen.display))
    return (int(found[1]) if found else 0), len(program.output)


def one_kill(folder: Path, dice: random.Random) -> int:
    """Start, read a few lines, kill at a random moment; how many painted lines the book does not know."""
    program = PtyProgram([sys.executable, "-m", "changzhang", str(folder)], columns=80, rows=24)
    program.wait_for("唱词", seconds=60)
    program.settle(0.1)
    screen = pyte.Screen(80, 24)
    stream = pyte.ByteStream(screen)
    painted, fed = line_shown(program, screen, stream, 0)
    for _ in range(dice.randint(1, 6)):
        program.press(PAGE_DOWN)
        if dice.random() < 0.7:
            program.settle(0.03, 1.0)
    time.sleep(dice.random() * 0.02)
    program.settle(0.0, 0.005)
    painted, fed = line_shown(program, screen, stream, fed)
    program.kill()
    desk = open_desk(folder, query_only=True)
    view = desk.view()
    read = view.read_count() if view else 0
    desk.close()
    return max(0, painted - 1 - read)


def kills(count: int) -> None:
    """Kill ``count`` times on one book, then prove it."""
    dice = random.Random(20261115)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "village"
        make_village(folder, LINES).close()
        lost = sum(one_kill(folder, dice) for _ in range(count))
        print(f"kills: {count}, painted acts lost: {lost}, book whole: {verify_book(folder).ok}")


def write_acts(folder: Path, window: str, acts: int) -> None:
    """One process: note after note, each a durable act."""
    desk = open_desk(folder, window=window)
    desk.actor = window
    meeting = desk.record.open_meeting
    if meeting is None:
        raise SystemExit("no open meeting")
    for number in range(acts):
        desk.do(TakeNote(meeting=meeting.id, text=f"{window} {number}"))
    desk.close()


def two_writers(acts: int) -> None:
    """Two processes at once; every act counted, every hash checked."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "village"
        make_village(folder, 10).close()
        before = verify_book(folder).records
        command = [sys.executable, __file__, "--write", str(folder)]
        writers = [subprocess.Popen([*command, name, str(acts)]) for name in ("one", "two")]
        codes = [writer.wait() for writer in writers]
        verified = verify_book(folder)
        written = verified.records - before
        print(f"two_writers: exit codes {codes}, acts {written} of {2 * acts}, book whole: {verified.ok}")


def spoiled_ledgers(count: int) -> None:
    """Read ledgers spoiled by chance, as the suite does with two hundred."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from tests.intake.test_mutations import SAMPLES, spoiled, understood

    from changzhang.intake import read_file

    dice, slow = random.Random(5000), 0
    for _ in range(count):
        path = dice.choice(SAMPLES)
        data = spoiled(path.read_bytes(), dice)
        began = time.monotonic()
        understood(read_file(path.name, data))
        slow += time.monotonic() - began > 5
    print(f"spoiled_ledgers: {count} read, {slow} over 5 s")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write_acts(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
    else:
        kills(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
        two_writers(int(sys.argv[2]) if len(sys.argv) > 2 else 5_000)
        spoiled_ledgers(int(sys.argv[3]) if len(sys.argv) > 3 else 5_000)
