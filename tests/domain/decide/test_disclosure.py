"""What becomes of publications: what falls due, seven steps in order, postings and the clock, corrections, objections."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from changzhang.domain import refusals
from changzhang.domain import refusals_disclosure as rd
from changzhang.domain import refusals_rectification as no
from changzhang.domain.commands import AskQuestion, WithdrawAct
from changzhang.domain.commands import disclosure as cmd
from changzhang.domain.decide import dependents
from changzhang.domain.disclosure.items import Catalog, Gates
from changzhang.domain.events import disclosure as ev
from changzhang.settings.disclosure import load_disclosure_items
from tests.domain.given_when_then import IN_BOOK, Q1, ZONE, asked, check, decided, record

SHIPPED = Path(__file__).parents[3] / "session_templates" / "rules" / "disclosure_items.toml"
CATALOG = load_disclosure_items(SHIPPED.read_bytes(), "disclosure_items.toml")
ID = "A1/2026-10"
D = f"disclosure/{ID}"
NOW = datetime(2026, 12, 10, 9, 0, tzinfo=ZONE)
TODAY = NOW.date()
ARISEN = ev.DisclosureArisen(
    name="收支明细（逐笔）", due_on=date(2026, 11, 15), reckoning="次月15日前公开；固定日期，不因节假日顺延", window_days=3
)
BOARD, GROUP = ev.Place(name="村部公开栏"), ev.Place(name="微信群", kind="online")
POSTED_ON = date(2026, 11, 20)
POSTED = ev.DisclosurePublished(
    number=1,
    places=(BOARD, GROUP),
    posted_on=POSTED_ON,
    posted_until=date(2026, 12, 4),
    remove_from=date(2026, 12, 5),
    reckoning="从11月21日（周六）起第10个工作日，12月4日（周五）；跳过周末4天",
)
TWO = ("柳明德", "丁桂香")


def step(name: Any, day: int, members: tuple[str, ...] = ("宋玉洁",), **fields: Any) -> ev.DisclosureStepDone:
    return ev.DisclosureStepDone(step=name, done_on=date(2026, 11, day), members=members, **fields)


PROPOSED = [*IN_BOOK, [(D, ARISEN), (D, step("propose", 2))]]
EXAMINED = [*PROPOSED, (D, step("examine", 5, TWO))]
DISCUSSED = [*EXAMINED, (D, step("discuss", 6))]
HANGING = [*DISCUSSED, (D, POSTED)]
HEARD = [*HANGING, (D, step("hear", 26))]
TAKEN = ev.DisclosureTakenDown(place="村部公开栏", taken_on=date(2026, 11, 25))


def run(given: Any, command: Any, then: Any, **context: Any) -> None:
    events = then if isinstance(then, list) else [then] if isinstance(then, msgspec.Struct) else None
    wanted = then if events is None else [(D, event) for event in events]
    check(given, command, wanted, **({"at": NOW, "today": TODAY, "disclosure": CATALOG} | context))


def do(name: Any, day: int | None = None, **fields: Any) -> cmd.DoStep:
    return cmd.DoStep(**({"disclosure": ID, "step": name, "done_on": date(2026, 11, day) if day else None} | fields))


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        (IN_BOOK, do("propose", 2), [ARISEN, step("propose", 2)]),
        (PROPOSED, do("examine", 5, members=(*TWO, "柳明德"), note=" 同意 "), step("examine", 5, TWO, note="同意")),
        (PROPOSED, do("propose", 3), "A1/2026-10 的“提出方案”已经记过"),
        (PROPOSED, do("examine", 5, members=("柳明德",)), rd.ExaminersTooFew),
        (PROPOSED, do("examine", 5, members=("柳明德", "宋玉洁")), rd.ExaminersTooFew),
        (PROPOSED, do("examine", 1, members=TWO), no.DateBefore),
        (IN_BOOK, do("examine", 5, members=TWO), rd.StepOutOfOrder),
        (IN_BOOK, do("publish", 5), rd.PublishByPosting),
        (PROPOSED, do("discuss", 6), rd.StepOutOfOrder),
        (EXAMINED, do("discuss", 6), step("discuss", 6)),
        (DISCUSSED, do("hear", 26), rd.StepOutOfOrder),
        (HANGING, do("hear", 24), rd.HearingTooShort),
        (HANGING, do("hear", 25), step("hear", 25)),
        (HEARD, do("answer", 27), step("answer", 27)),
        (HEARD, do("archive", 28), rd.StepOutOfOrder),
        ([*HEARD, (D, step("answer", 27))], do("archive", 28), step("archive", 28)),
        (IN_BOOK, do("propose", None, done_on=date(2026, 12, 11)), no.DateAhead),
        (IN_BOOK, do("propose", 2, disclosure="A9/2026-10"), rd.DisclosureItemUnknown),
        (IN_BOOK, do("propose", 2, disclosure="A1/2026Q4"), rd.DisclosurePeriodWrong),
        (IN_BOOK, do("propose", 2, disclosure="A1/2026-09"), rd.DisclosurePeriodWrong),
        (IN_BOOK, do("propose", 2, disclosure="A1/2027-01"), rd.DisclosurePeriodWrong),
        (IN_BOOK, do("propose", 2, disclosure="A1/十月"), rd.DisclosurePeriodWrong),
        (IN_BOOK, do("propose", 2, disclosure="B3/2026-11-02"), rd.DisclosureNotArisen),
    ],
)
def test_steps(given: Any, when: Any, then: Any) -> None:
    run(given, when, then)


def test_who_did_a_step_is_the_one_at_the_keys_unless_named() -> None:
    run(IN_BOOK, do("propose", 2), [ARISEN, step("propose", 2, ("何永年",))], actor="何永年")


def test_answers_wait_for_questions_about_the_item_and_speak_to_objections() -> None:
    open_question: Any = (Q1, asked(subject="A1", meeting=None))
    run([*HEARD, open_question], do("answer", 27), rd.QuestionsOpen)
    run([*HEARD, (Q1, asked(subject="B3", meeting=None))], do("answer", 27), step("answer", 27))
    objected = (D, ev.DisclosureObjected(text="少一户"))
    run([*HEARD, objected], do("answer", 27), refusals.TextMissing)
    run([*HEARD, objected], do("answer", 27, note="已补上"), step("answer", 27, note="已补上"))
    assert AskQuestion(text="？", subject="A1").subject == "A1"


def test_a_village_that_set_no_gates() -> None:
    free = Catalog(items=CATALOG.items, gates=Gates(examine=(), discuss=(), publish=(), hear=(), answer=(), archive=()))
    command = cmd.PostDisclosure(disclosure=ID, places=(BOARD, GROUP), posted_on=POSTED_ON)
    run(IN_BOOK, command, [ARISEN, POSTED], disclosure=free)


@pytest.mark.parametrize(
    ("given", "fields", "then"),
    [
        (DISCUSSED, {"posted_on": POSTED_ON}, POSTED),
        (DISCUSSED, {"posted_on": date(2026, 12, 11)}, no.DateAhead),
        (DISCUSSED, {"posted_on": date(2026, 11, 5)}, no.DateBefore),
        (DISCUSSED, {"places": ()}, rd.PlaceMissing),
        (DISCUSSED, {"places": (ev.Place(name=" "),)}, rd.PlaceMissing),
        (EXAMINED, {"posted_on": POSTED_ON}, rd.StepOutOfOrder),
        (IN_BOOK, {"posted_on": POSTED_ON}, rd.StepOutOfOrder),
        (HANGING, {"posted_on": POSTED_ON}, rd.AlreadyPosted),
        ([*HANGING, (D, TAKEN)], {"posted_on": POSTED_ON}, rd.AlreadyPosted),
        (
            [*HANGING, [(D, TAKEN), (D, ev.DisclosureTakenDown(place="微信群", taken_on=date(2026, 11, 25)))]],
            {"posted_on": POSTED_ON},
            msgspec.structs.replace(POSTED, number=2),
        ),
    ],
)
def test_post(given: Any, fields: dict[str, Any], then: Any) -> None:
    run(given, cmd.PostDisclosure(**({"disclosure": ID, "places": (BOARD, GROUP)} | fields)), then)


CORRECTED = ev.DisclosureCorrected(
    number=2,
    was="300",
    now="360",
    reason="抄错",
    ordered_by="镇政府",
    places=(BOARD, GROUP),
    posted_on=date(2026, 11, 25),
    posted_until=date(2026, 12, 9),
    remove_from=date(2026, 12, 10),
    reckoning="从11月26日（周四）起第10个工作日，12月9日（周三）；跳过周末4天",
)
CHANGE = {"was": " 300 ", "now": "360", "reason": "抄错", "ordered_by": "镇政府", "posted_on": date(2026, 11, 25)}


@pytest.mark.parametrize(
    ("given", "fields", "then"),
    [
        (HANGING, {}, CORRECTED),
        (HANGING, {"places": (BOARD,)}, msgspec.structs.replace(CORRECTED, places=(BOARD,))),
        (HANGING, {"was": " "}, refusals.TextMissing),
        (HANGING, {"now": " "}, refusals.TextMissing),
        (HANGING, {"reason": " "}, refusals.ReasonMissing),
        (HANGING, {"posted_on": date(2026, 11, 19)}, no.DateBefore),
        (DISCUSSED, {}, rd.NotPublished),
        (IN_BOOK, {}, rd.NotPublished),
    ],
)
def test_correct(given: Any, fields: dict[str, Any], then: Any) -> None:
    run(given, cmd.CorrectDisclosure(**({"disclosure": ID} | CHANGE | fields)), then)


@pytest.mark.parametrize(
    ("given", "fields", "then"),
    [
        (HANGING, {"place": " 村部公开栏 ", "taken_on": date(2026, 11, 25)}, TAKEN),
        (
            HANGING,
            {"reason": " 刮风 "},
            [ev.DisclosureTakenDown(place=name, taken_on=TODAY, reason="刮风") for name in ("村部公开栏", "微信群")],
        ),
        (HANGING, {"place": "二组"}, rd.PlaceNotHanging),
        ([*HANGING, (D, TAKEN)], {"place": "村部公开栏"}, rd.PlaceNotHanging),
        (HANGING, {"taken_on": date(2026, 11, 19)}, no.DateBefore),
        (HANGING, {"taken_on": date(2026, 12, 11)}, no.DateAhead),
        (DISCUSSED, {}, rd.NotPublished),
    ],
)
def test_take_down(given: Any, fields: dict[str, Any], then: Any) -> None:
    run(given, cmd.TakeDown(disclosure=ID, **fields), then)


def test_object() -> None:
    said = cmd.ObjectToDisclosure(disclosure=ID, text=" 少一户 ", objector=" 高登科 ")
    run(HANGING, said, ev.DisclosureObjected(text="少一户", objector="高登科"))
    run(DISCUSSED, said, rd.NotPublished)
    run(HANGING, cmd.ObjectToDisclosure(disclosure=ID, text=" "), refusals.TextMissing)


def arisen(period: str, **fields: Any) -> list[Any]:
    event = ev.DisclosureArisen(
        name="危房改造等补助",
        due_on=date(2026, 12, 11),
        reckoning="从12月9日（周三）起第3个工作日，12月11日（周五）",
        window_days=1,
        arisen_on=date(2026, 12, 8),
        title="张家危房",
    )
    return [(f"disclosure/B3/{period}", msgspec.structs.replace(event, **fields))]


RAISED = {"item": "B3", "title": " 张家危房 ", "arisen_on": date(2026, 12, 8)}


@pytest.mark.parametrize(
    ("given", "fields", "then"),
    [
        (IN_BOOK, {}, arisen("2026-12-08")),
        ([*IN_BOOK, arisen("2026-12-08")], {}, arisen("2026-12-08-2")),
        (IN_BOOK, {"title": " "}, refusals.TextMissing),
        (IN_BOOK, {"item": "Z1"}, rd.DisclosureItemUnknown),
        (IN_BOOK, {"item": "A1"}, rd.DisclosurePeriodWrong),
        (IN_BOOK, {"arisen_on": date(2026, 12, 11)}, no.DateAhead),
    ],
)
def test_what_arises(given: Any, fields: dict[str, Any], then: Any) -> None:
    check(given, cmd.RaiseDisclosure(**(RAISED | fields)), then, at=NOW, today=TODAY, disclosure=CATALOG)


def test_an_event_over_a_weekend_is_yellow_from_the_working_day_before() -> None:
    command = cmd.RaiseDisclosure(**(RAISED | {"arisen_on": date(2026, 12, 9)}))
    ((_, event),) = decided(IN_BOOK, command, at=NOW, today=TODAY, disclosure=CATALOG).drafts
    assert (event.due_on, event.window_days) == (date(2026, 12, 14), 3)  # type: ignore[attr-defined]


def test_an_item_switched_off_is_not_published() -> None:
    off = Catalog(items=tuple(msgspec.structs.replace(item, is_on=False) for item in CATALOG.items))
    run(IN_BOOK, do("propose", 2), rd.DisclosureItemUnknown, disclosure=off)


def test_how_it_stands() -> None:
    state = record([*HANGING, (D, TAKEN)]).disclosure(ID)
    assert state is not None
    assert (state.item, state.period, state.published_on, state.next_step) == ("A1", "2026-10", POSTED_ON, "hear")
    assert state.posting is not None
    assert (state.is_taken_early, [place.name for place in state.posting.hanging]) == (True, ["微信群"])
    again = record([*HANGING, (D, TAKEN), (D, CORRECTED)]).disclosure(ID)
    assert again is not None
    assert (again.is_taken_early, again.published_on, len(again.postings)) == (False, POSTED_ON, 2)
    in_time = msgspec.structs.replace(TAKEN, taken_on=POSTED.remove_from)
    late = record([*HANGING, (D, in_time)]).disclosure(ID)
    assert late is not None
    assert not late.is_taken_early
    day_before = record([*HANGING, (D, msgspec.structs.replace(TAKEN, taken_on=POSTED.remove_from - timedelta(days=1)))]).disclosure(ID)
    assert day_before is not None
    assert day_before.is_taken_early


def test_what_a_withdrawal_takes_with_it() -> None:
    proposed, examined, discussed, posted = 2, 4, 5, 6
    folded = record(HANGING)
    assert dependents(folded, examined) == (examined, discussed, posted)
    assert dependents(folded, proposed) == (proposed, examined, discussed, posted)
    run(HANGING, WithdrawAct(act=posted, reason="按错", expected_acts=(posted,)), [event_withdrawn(posted)])


def event_withdrawn(act: int) -> Any:
    from changzhang.domain.events.entry import EntryWithdrawn

    return EntryWithdrawn(act=act, reason="按错")
