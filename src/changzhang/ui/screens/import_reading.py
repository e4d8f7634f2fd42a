"""A file is read beside the screen, on a thread of its own: the screen says how long it takes, Esc gives it up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.timer import Timer
from textual.worker import Worker, WorkerState

from changzhang.domain.errors import Problem
from changzhang.ui.last_words import last_words
from changzhang.ui.screens.listed import ListedScreen

if TYPE_CHECKING:
    from changzhang.desk.importing import Checked

_TICK_SECONDS = 1.0


class ReadingScreen(ListedScreen):
    """Reads without the book; everything that touches the desk is done when the reading is there, on the screen's own thread."""

    def __init__(self) -> None:
        super().__init__()
        self._worker: Worker[Checked] | None = None
        self._then: Callable[[Checked], None] | None = None
        self._ticker: Timer | None = None
        self._seconds = 0
        self._what = ""

    @property
    def is_reading(self) -> bool:
        """Whether a file is being read."""
        return self._worker is not None

    def start_reading(self, what: str, work: Callable[[], Checked], then: Callable[[Checked], None]) -> None:
        """Begin ``work``; what was being read before is given up. ``then`` gets the result."""
        self.stop_reading()
        self._what, self._seconds, self._then = what, 0, then
        self._ticker = self.set_interval(_TICK_SECONDS, self._tick)
        self._tell()
        self._worker = self.run_worker(work, thread=True, exclusive=True, group="reading", exit_on_error=False)

    def stop_reading(self) -> None:
        """Give the reading up; what the thread still finds is thrown away."""
        worker, self._worker = self._worker, None
        if self._ticker is not None:
            self._ticker.stop()
            self._ticker = None
        if worker is not None:
            worker.cancel()

    def reading_failed(self, problem: Problem) -> None:
        """The file could not be read."""
        raise NotImplementedError

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Hand the result on, or say why there is none."""
        if event.worker is not self._worker or event.state not in (WorkerState.SUCCESS, WorkerState.ERROR):
            return
        event.stop()
        then = self._then
        self.stop_reading()
        result: Checked | None = event.worker.result
        if result is not None and then is not None:
            self.say("")
            then(result)
        elif event.worker.error is not None:
            self.reading_failed(last_words(event.worker.error, self.desk.folder, self.desk.now()))

    def _tick(self) -> None:
        self._seconds += 1
        self._tell()

    def _tell(self) -> None:
        spent = f"已经{self._seconds}秒，" if self._seconds else ""
        self.say(f"正在读 {self._what} …… {spent}按Esc不读了")
