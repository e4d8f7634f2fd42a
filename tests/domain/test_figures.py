"""The figures of a quarter over a small village, each against a count by hand."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec
import pytest

from changzhang.domain.chain import Fact
from changzhang.domain.disclosure.items import Catalog
from changzhang.domain.disclosure.periods import bounds, previous
from changzhang.domain.events import disclosure as dv
from changzhang.domain.events import question as q
from changzhang.domain.events import rectification as r
from changzhang.domain.events.contact import InspectionLogged, VisitLogged
from changzhang.domain.events.entry import EntryWithdrawn
from changzhang.domain.events.meeting import AppraisalCounted
from changzhang.domain.figures import Scope, figures
from changzhang.domain.figures_base import TITLES, Figure
from changzhang.domain.record import record_of
from tests.domain.decide.test_disclosure import BOARD, CATALOG, GROUP, TWO
from tests.domain.decide.test_rectification_end import CLOSED, DONE, PHOTO, POSTED, VERIFIED
from tests.domain.given_when_then import ACCEPTED, KEY, LEDGER, LEDGER_SHA, ZONE, M, asked, opened_event, promised

DAY = datetime(2026, 11, 15, 15, 0, tzinfo=ZONE)
SCOPE = Scope(period="2026Q4", on=date(2026, 12, 20), catalog=CATALOG, from_period="2026-10")


class Told:
    """Facts in the making, each its own act."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []

    def __call__(self, stream: str, *events: Any, at: datetime = DAY) -> Told:
        for event in events:
            seq = len(self.facts) + 1
            self.facts.append(Fact(seq=seq, stream=stream, act=seq, at=at, actor="宋玉洁", event=event))
        return self

    def figures(self, **changes: Any) -> dict[str, Figure]:
        record = record_of(self.facts, {LEDGER_SHA: LEDGER})
        return {each.name: each for each in figures(record, msgspec.structs.replace(SCOPE, **changes))}


def test_a_village_where_nothing_happened() -> None:
    found = Told().figures(catalog=Catalog(items=()))
    assert list(found) == list(TITLES)
    assert {name: each.value for name, each in found.items() if each.denominator is not None} == dict.fromkeys(
        [name for name, each in found.items() if each.denominator is not None]
    )
    assert found["satisfaction_rate"].words == "没有可算的"
    assert (found["visits"].value, found["visits"].words, found["visits"].denominator) == ("0", "0", None)


@pytest.mark.parametrize(
    ("numerator", "denominator", "value", "words"),
    [
        (49, 50, "0.98", "98.0%（49/50）"),
        (2, 3, "0.667", "66.7%（2/3）"),
        (1, 1, "1.00", "100.0%（1/1）"),
        (0, 7, "0.00", "0.0%（0/7）"),
        (1, 2000, "0.001", "0.1%（1/2000）"),
        (0, 0, None, "没有可算的"),
        (12, None, "12", "12"),
    ],
)
def test_values(numerator: int, denominator: int | None, value: str | None, words: str) -> None:
    figure = Figure(name="visits", numerator=numerator, denominator=denominator)
    assert (figure.value, figure.words) == (value, words)


EXTENDED = r.RectificationExtended(due_on=date(2027, 2, 1), was_due_on=date(2026, 11, 25), reason="等", approver="田")
ENDED = (DONE, VERIFIED, POSTED, CLOSED)
PARTLY = (DONE, r.RectificationVerified(members=TWO, outcome="partly", verified_on=date(2026, 11, 20)), POSTED, CLOSED)


def test_a_fix_counts_when_it_was_closed_out_and_verified_as_fixed() -> None:
    told = Told()
    told("rectification/R1", promised(), *ENDED)("rectification/R2", promised(), *PARTLY)("rectification/R3", promised(), DONE)
    told("rectification/R4", promised(due_on=date(2026, 9, 30)))("rectification/R5", promised(due_on=date(2026, 12, 25)))
    told(
        "rectification/R6",
        promised(),
        EXTENDED,
    )
    told("rectification/R7", promised(), EntryWithdrawn(act=len(told.facts) + 1, reason="按错"))
    figure = told.figures()["rectification_rate"]
    assert (figure.numerator, figure.denominator, figure.ids) == (1, 4, ("R1", "R2", "R3", "R6"))
    assert told.figures(on=date(2026, 12, 31))["rectification_rate"].denominator == 5
    assert told.figures(period="2026Q3")["rectification_rate"].ids == ("R4",)


ON_SPOT, SAID = q.QuestionAnswered(text="答"), q.QuestionAnswered(text="书面", mode="reply")


def deferred(due_on: date) -> q.QuestionDeferred:
    return q.QuestionDeferred(owner="韩小军", due_on=due_on)


def test_questions() -> None:
    due, late = date(2026, 11, 18), datetime(2026, 11, 19, 9, 0, tzinfo=ZONE)
    told = Told()
    told("question/Q1", asked(), q.QuestionSeconded(), q.QuestionSeconded(), ON_SPOT, q.QuestionRated(rating="satisfied"))
    told("question/Q2", asked(), ON_SPOT, q.QuestionRated(rating="dissatisfied"), deferred(due), SAID)
    told("question/Q3", asked(nature="suggestion"), deferred(due))("question/Q3", SAID, at=late)
    told("question/Q4", asked(), q.QuestionReferred(to="镇农经站", due_on=due))
    told("question/Q5", asked(), q.QuestionReferred(to="镇农经站"))
    told("question/Q6", asked(meeting=None, channel="hotline"), ON_SPOT)
    told("question/Q7", asked(), deferred(due), q.QuestionWithdrawnByAsker(goes_on=False))
    told("question/Q8", asked(), at=datetime(2026, 9, 15, 9, 0, tzinfo=ZONE))
    found = told.figures()
    assert (found["on_spot_rate"].numerator, found["on_spot_rate"].denominator) == (1, 6)
    assert found["on_spot_rate"].ids == ("Q1", "Q2", "Q3", "Q4", "Q5", "Q7")
    timely = found["timely_answer_rate"]
    assert (timely.numerator, timely.denominator, timely.ids) == (1, 3, ("Q2", "Q3", "Q4"))
    counts = {name: (found[name].value, found[name].ids) for name in ("suggestions", "questions", "seconded", "calls")}
    assert counts == {
        "suggestions": ("1", ("Q3",)),
        "questions": ("6", ("Q1", "Q2", "Q4", "Q5", "Q6", "Q7")),
        "seconded": ("2", ("Q1",)),
        "calls": ("1", ("Q6",)),
    }


def test_contacts_and_the_appraisal() -> None:
    told = Told()
    told("visit/V1", VisitLogged(visited_on=date(2026, 11, 2), visitors=("柳明德",)))
    told("visit/V2", VisitLogged(visited_on=date(2026, 9, 2), visitors=("柳明德",)))
    told("inspection/I1", InspectionLogged(inspected_on=date(2026, 11, 3), what="三月账"))
    told(KEY.stream, ACCEPTED)(M, opened_event(), AppraisalCounted(satisfied=42, mostly_satisfied=6, dissatisfied=2, abstain=3, present=60))
    found = told.figures()
    assert (found["visits"].ids, found["calls"].ids) == (("V1",), ("I1",))
    rate = found["satisfaction_rate"]
    assert (rate.numerator, rate.denominator, rate.value, rate.ids) == (48, 50, "0.96", ("reading-2026-10",))


MONTHLY = Catalog(items=tuple(item for item in CATALOG.items if item.code in ("A1", "A2", "B2")))


def arisen(due_on: date) -> dv.DisclosureArisen:
    return dv.DisclosureArisen(name="账", due_on=due_on)


def put_up(on: date, *places: dv.Place, **fields: Any) -> dv.DisclosurePublished:
    return dv.DisclosurePublished(number=1, places=places, posted_on=on, posted_until=on, remove_from=date(2026, 12, 1), **fields)


def steps(*names: Any, on: date = date(2026, 11, 2)) -> list[Any]:
    return [dv.DisclosureStepDone(step=name, done_on=on, members=TWO) for name in names]


def test_publications_and_their_norms() -> None:
    due = date(2026, 11, 15)
    told = Told()(KEY.stream, ACCEPTED)
    told("disclosure/A1/2026-10", arisen(due), *steps("propose", "examine", "discuss"), put_up(due, BOARD, GROUP, content=PHOTO))
    told("disclosure/A2/2026-10", arisen(due), put_up(date(2026, 11, 17), BOARD))
    told("disclosure/B3/2026-11-02", arisen(date(2026, 11, 5)), *steps("propose", "examine", "discuss"))
    found = told.figures(catalog=MONTHLY, on=date(2026, 11, 30))
    late = found["disclosure_overdue_rate"]
    assert (late.numerator, late.denominator) == (3, 4)
    assert late.ids == ("B3/2026-11-02", "A2/2026-10", "B2/2026-10", "A1/2026-10")
    assert found["time_norm"].ids == ("A1/2026-10", "B3/2026-11-02", "A2/2026-10", "B2/2026-10")
    values = {name: found[name].words for name in ("content_norm", "form_norm", "time_norm", "procedure_norm", "supervision_norm")}
    assert values == {
        "content_norm": "25.0%（1/4）",
        "form_norm": "50.0%（1/2）",
        "time_norm": "25.0%（1/4）",
        "procedure_norm": "50.0%（1/2）",
        "supervision_norm": "50.0%（1/2）",
    }
    told("disclosure/A1/2026-10", dv.DisclosureTakenDown(place=BOARD.name, taken_on=date(2026, 11, 20)))
    assert told.figures(catalog=MONTHLY, on=date(2026, 11, 30))["form_norm"].numerator == 0


@pytest.mark.parametrize(("missing", "complete"), [(None, 1), ("handler", 0)])
def test_the_ledger_item_is_complete_when_every_line_is(missing: str | None, complete: int) -> None:
    due = date(2026, 11, 15)
    whole = tuple(msgspec.structs.replace(line, dated_on=due, handler="韩小军") for line in LEDGER.lines)
    lines = whole if missing is None else (*whole[:-1], msgspec.structs.replace(whole[-1], handler=None))
    told = Told()(KEY.stream, ACCEPTED)("disclosure/A1/2026-10", arisen(due), put_up(due, BOARD))
    record = record_of(told.facts, {LEDGER_SHA: msgspec.structs.replace(LEDGER, lines=lines)})
    found = {each.name: each for each in figures(record, msgspec.structs.replace(SCOPE, catalog=MONTHLY, on=due))}
    assert found["content_norm"].numerator == complete


@pytest.mark.parametrize(
    ("period", "before", "first", "last"),
    [
        ("2026-10", "2026-09", date(2026, 10, 1), date(2026, 10, 31)),
        ("2026-01", "2025-12", date(2026, 1, 1), date(2026, 1, 31)),
        ("2026Q4", "2026Q3", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026Q1", "2025Q4", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026", "2025", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_periods(period: str, before: str, first: date, last: date) -> None:
    assert (previous(period), bounds(period)) == (before, (first, last))


@pytest.mark.parametrize(("examined_on", "in_time"), [(date(2026, 11, 7), 1), (date(2026, 11, 8), 0), (date(2026, 11, 16), 0)])
def test_the_committee_examines_within_its_days_and_before_publication(examined_on: date, in_time: int) -> None:
    due = date(2026, 11, 15)
    told = Told()("disclosure/A1/2026-10", arisen(due), *steps("propose"), *steps("examine", on=examined_on), put_up(due, BOARD))
    figure = told.figures(catalog=MONTHLY, on=date(2026, 11, 30))["supervision_norm"]
    assert (figure.numerator, figure.ids) == (in_time, ("A1/2026-10",))
