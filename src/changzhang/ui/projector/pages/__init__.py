"""One layout a stage kind: the meeting in, blocks for the wall out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from changzhang.domain.template import StageKind
from changzhang.ui.projector.blocks import Block, Look
from changzhang.ui.projector.pages.between import before_words, paused
from changzhang.ui.projector.pages.ending import codes, key_points
from changzhang.ui.projector.pages.look_back import look_back
from changzhang.ui.projector.pages.money import opening, totals
from changzhang.ui.projector.pages.people import appraisal, remarks, sign_in
from changzhang.ui.projector.pages.promises import promises
from changzhang.ui.projector.pages.questions import questions
from changzhang.ui.projector.pages.reading import reading
from changzhang.ui.projector.pages.report import report
from changzhang.ui.projector.scene import Scene

PAGES: Mapping[StageKind, Callable[[Scene], list[Block]]] = {
    "sign_in": sign_in,
    "look_back": look_back,
    "opening": opening,
    "reading": reading,
    "totals": totals,
    "questions": questions,
    "report": report,
    "promises": promises,
    "appraisal": appraisal,
    "remarks": remarks,
    "closing": key_points,
}


def page_of(scene: Scene, look: Look) -> list[Block]:
    """The page of the meeting as it stands: 休会 and the codes come before any stage."""
    if not scene.view.meeting.is_in_room:
        return codes(scene, look)
    if scene.view.meeting.is_paused:
        return paused(scene)
    return PAGES[scene.view.stage.kind](scene)


__all__ = ["PAGES", "before_words", "page_of"]
