"""One widget a stage kind; a session template strings them together. Modules are imported when first needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import cast

from changzhang.domain.template import StageKind
from changzhang.ui.stages.base import StageWidget

# Stage kind → module of this package and the name of its widget.
_PLACES: dict[StageKind, tuple[str, str]] = {
    "sign_in": ("sign_in", "SignInStage"),
    "look_back": ("look_back", "LookBackStage"),
    "opening": ("opening", "OpeningStage"),
    "reading": ("reading", "ReadingStage"),
    "totals": ("totals", "TotalsStage"),
    "questions": ("questions", "QuestionsStage"),
    "report": ("report", "ReportStage"),
    "promises": ("promises", "PromisesStage"),
    "appraisal": ("appraisal", "AppraisalStage"),
    "remarks": ("remarks", "RemarksStage"),
    "closing": ("closing", "ClosingStage"),
}


class _Stages(Mapping[StageKind, type[StageWidget]]):
    def __getitem__(self, kind: StageKind) -> type[StageWidget]:
        module, name = _PLACES[kind]
        return cast("type[StageWidget]", getattr(import_module(f"{__name__}.{module}"), name))

    def __iter__(self) -> Iterator[StageKind]:
        return iter(_PLACES)

    def __len__(self) -> int:
        return len(_PLACES)


STAGES: Mapping[StageKind, type[StageWidget]] = _Stages()


def tidying_stage() -> type[StageWidget]:
    """The widget of 整理, after 散会 and until 封存."""
    return cast("type[StageWidget]", import_module(f"{__name__}.tidying").TidyingStage)
