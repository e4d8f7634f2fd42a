from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.desk.desk import Desk
from changzhang.ui.stages.reading import ReadingStage
from tests.ui.desks import a_desk
from tests.ui.rooms import Watch


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """The stopwatch reading stages look at."""
    watch = Watch()
    monkeypatch.setattr(ReadingStage, "clock", staticmethod(watch))
    return watch


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A village with October accepted."""
    return a_desk(tmp_path / "village")
