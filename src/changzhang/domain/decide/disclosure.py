"""Decides about publications: what falls due, the seven steps in order, postings, corrections, objections (§7.1–7.3)."""

from __future__ import annotations

from datetime import date, timedelta

from changzhang.domain import refusals_disclosure as no
from changzhang.domain.commands import disclosure as cmd
from changzhang.domain.context import Context, Decision
from changzhang.domain.decide.base import decide, reason_of, required
from changzhang.domain.decide.rectification_end import hangs_until, happened_on
from changzhang.domain.disclosure.items import STEP_NAMES, Catalog, DisclosureItem, Step
from changzhang.domain.disclosure.periods import due_of, event_due, every_of, has_begun
from changzhang.domain.disclosure_state import DisclosureState, Posting
from changzhang.domain.events import disclosure as ev
from changzhang.domain.events.base import Event
from changzhang.domain.record import Record
from changzhang.domain.refusals_rectification import DateBefore


def _catalog(context: Context) -> Catalog:
    return context.disclosure or Catalog(items=())


def _item(context: Context, code: str) -> DisclosureItem:
    item = _catalog(context).item(code)
    if item is None or not item.is_on:
        raise no.DisclosureItemUnknown(code)
    return item


def _begun(disclosure: str, record: Record, context: Context) -> tuple[DisclosureState, tuple[Event, ...]]:
    """The publication, with the event it arises by when this is its first act. Raises when it is none the village has."""
    known = record.disclosure(disclosure)
    if known is not None:
        return known, ()
    code, _, period = disclosure.partition("/")
    item, every = _item(context, code), every_of(period)
    if every == "event":
        raise no.DisclosureNotArisen(disclosure)
    cadence = item.cadence(every) if every else None
    if cadence is None or not has_begun(period, context.village.from_period, context.today):
        raise no.DisclosurePeriodWrong(disclosure)
    due = due_of(item, cadence, period)
    arisen = ev.DisclosureArisen(name=item.name, due_on=due.due_on, reckoning=due.reckoning, window_days=due.window_days)
    return DisclosureState(id=disclosure, seq=0, arisen=arisen), (arisen,)


def _published(disclosure: str, record: Record) -> tuple[DisclosureState, Posting]:
    state = record.disclosure(disclosure)
    if state is None or state.posting is None:
        raise no.NotPublished(disclosure)
    return state, state.posting


def _drafts(state: DisclosureState, *events: Event) -> Decision:
    return Decision(drafts=tuple((f"disclosure/{state.id}", event) for event in events))


@decide.register
def arise(command: cmd.RaiseDisclosure, record: Record, context: Context) -> Decision:
    """Something happened: it is to be published within some working days of that day."""
    item = _item(context, command.item)
    arisen_on = happened_on(command.arisen_on, "事项确定", context)
    cadence = item.cadence("event")
    if cadence is None:
        raise no.DisclosurePeriodWrong(f"{item.code}/{arisen_on}")
    period = _free_period(record, item.code, arisen_on)
    due = event_due(item, cadence, period, arisen_on, context.calendar)
    arisen = ev.DisclosureArisen(
        name=item.name,
        due_on=due.due_on,
        reckoning=due.reckoning,
        window_days=due.window_days,
        arisen_on=arisen_on,
        title=required(command.title, "公开的事项"),
    )
    return Decision(drafts=((f"disclosure/{due.id}", arisen),), ids={"disclosure": due.id})


def _free_period(record: Record, code: str, arisen_on: date) -> str:
    """The day, numbered from its second event on; numbers of withdrawn ones are not given again."""
    taken = {row.id for row in record.rows("disclosure")}
    period, number = arisen_on.isoformat(), 1
    while f"{code}/{period}" in taken:
        number += 1
        period = f"{arisen_on.isoformat()}-{number}"
    return period


@decide.register
def do_step(command: cmd.DoStep, record: Record, context: Context) -> Decision:
    """One of the seven steps, behind those it needs and no earlier than they were done."""
    if command.step == "publish":
        raise no.PublishByPosting()
    state, arisen = _begun(command.disclosure, record, context)
    if state.step(command.step):
        return Decision(notice=f"{state.id} 的“{STEP_NAMES[command.step]}”已经记过")
    done_on = happened_on(command.done_on, STEP_NAMES[command.step], context)
    _check_order(state, command.step, done_on, context)
    members = tuple(dict.fromkeys(name.strip() for name in command.members if name.strip()))
    _check_step(command, state, members, done_on, record, context)
    done = ev.DisclosureStepDone(
        step=command.step,
        done_on=done_on,
        members=members or (context.actor,),
        note=command.note.strip(),
        evidence=command.evidence,
    )
    return _drafts(state, *arisen, done)


def _check_order(state: DisclosureState, step: Step, done_on: date, context: Context) -> None:
    """Raises StepOutOfOrder, DateBefore."""
    needed = _catalog(context).gates.before(step)
    missing = [STEP_NAMES[each] for each in needed if state.done_on(each) is None]
    if missing:
        raise no.StepOutOfOrder(STEP_NAMES[step], "、".join(missing))
    for each in needed:
        earlier = state.done_on(each)
        if earlier and done_on < earlier:
            raise DateBefore(STEP_NAMES[step], done_on, STEP_NAMES[each], earlier)


def _check_step(
    command: cmd.DoStep, state: DisclosureState, members: tuple[str, ...], done_on: date, record: Record, context: Context
) -> None:
    catalog = _catalog(context)
    if command.step == "examine":
        supervisors = {person.name for person in context.village.supervisors}
        if len(members) < catalog.examine_members or not supervisors.issuperset(members):
            raise no.ExaminersTooFew(catalog.examine_members, "、".join(members))
    if command.step == "hear" and state.published_on:
        until = state.published_on + timedelta(days=catalog.hearing_days)
        if done_on < until:
            raise no.HearingTooShort(catalog.hearing_days, until)
    if command.step == "answer":
        _check_answered(command, state, record)


def _check_answered(command: cmd.DoStep, state: DisclosureState, record: Record) -> None:
    """All questions about the item answered or dated, every objection spoken to. Raises QuestionsOpen, TextMissing."""
    rows = [row for row in record.rows("question") if row.state == "open"]
    asked = [question for row in rows if (question := record.question(row.id))]
    about = [question.id for question in asked if question.asked.subject in (state.item, state.arisen.name)]
    if about:
        raise no.QuestionsOpen("、".join(about))
    if state.objections:
        required(command.note, "对群众异议的答复")


@decide.register
def post(command: cmd.PostDisclosure, record: Record, context: Context) -> Decision:
    """予以公布: places and a day; the earliest day to take it down is reckoned through the village's calendar."""
    state, arisen = _begun(command.disclosure, record, context)
    if state.posting and state.posting.hanging:
        raise no.AlreadyPosted(state.id)
    places = _places(command.places)
    posted_on = happened_on(command.posted_on, "公布", context)
    _check_order(state, "publish", posted_on, context)
    remove_from, reckoning = hangs_until(posted_on, context)
    published = ev.DisclosurePublished(
        number=len(state.postings) + 1,
        places=places,
        posted_on=posted_on,
        posted_until=remove_from - timedelta(days=1),
        remove_from=remove_from,
        reckoning=reckoning,
        content=command.content,
        note=command.note.strip(),
    )
    return _drafts(state, *arisen, published)


def _places(places: tuple[ev.Place, ...]) -> tuple[ev.Place, ...]:
    named = {place.name.strip(): ev.Place(name=place.name.strip(), kind=place.kind) for place in places if place.name.strip()}
    if not named:
        raise no.PlaceMissing()
    return tuple(named.values())


@decide.register
def correct(command: cmd.CorrectDisclosure, record: Record, context: Context) -> Decision:
    """更正公开: a numbered publication with old value, new value and reason; the clock starts again."""
    state, newest = _published(command.disclosure, record)
    posted_on = happened_on(command.posted_on, "更正公开", context)
    if posted_on < newest.posted_on:
        raise DateBefore("更正公开", posted_on, "公布", newest.posted_on)
    remove_from, reckoning = hangs_until(posted_on, context)
    corrected = ev.DisclosureCorrected(
        number=len(state.postings) + 1,
        was=required(command.was, "原来的内容"),
        now=required(command.now, "更正后的内容"),
        reason=reason_of(command.reason, "更正公开"),
        ordered_by=command.ordered_by.strip(),
        places=_places(command.places or newest.places),
        posted_on=posted_on,
        posted_until=remove_from - timedelta(days=1),
        remove_from=remove_from,
        reckoning=reckoning,
        content=command.content,
    )
    return _drafts(state, corrected)


@decide.register
def take_down(command: cmd.TakeDown, record: Record, context: Context) -> Decision:
    """It came down, too early or in time: what happened is recorded, the light says the rest."""
    state, newest = _published(command.disclosure, record)
    taken_on = happened_on(command.taken_on, "取下", context)
    if taken_on < newest.posted_on:
        raise DateBefore("取下", taken_on, "公布", newest.posted_on)
    wanted = command.place.strip()
    places = [place.name for place in newest.hanging if wanted in ("", place.name)]
    if not places:
        raise no.PlaceNotHanging(wanted or state.id)
    reason = command.reason.strip()
    return _drafts(state, *(ev.DisclosureTakenDown(place=place, taken_on=taken_on, reason=reason) for place in places))


@decide.register
def object_to(command: cmd.ObjectToDisclosure, record: Record, context: Context) -> Decision:
    """An objection against what was published; 答疑解惑 has to speak to it."""
    state, _ = _published(command.disclosure, record)
    return _drafts(state, ev.DisclosureObjected(text=required(command.text, "异议内容"), objector=command.objector.strip()))
