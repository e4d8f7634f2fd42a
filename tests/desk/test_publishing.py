"""A publication and a fix to their ends through the desk: rows that rebuild the same, evidence that is looked after."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from changzhang.desk import evidence, follow_up, proof, publishing
from changzhang.desk.desk import Desk
from changzhang.domain.commands import rectification as cmd
from changzhang.domain.commands.disclosure import CorrectDisclosure, DoStep, ObjectToDisclosure, PostDisclosure, RaiseDisclosure, TakeDown
from changzhang.domain.commands.meeting import WithdrawAct
from changzhang.domain.events.disclosure import Place
from tests.desk.village import SetClock, clock_at, new_desk

ID = "A1/2026-10"
TWO = ("柳明德", "丁桂香")
PLACES = (Place(name="村部公开栏"), Place(name="微信群", kind="online"))


def published(folder: Path) -> tuple[Desk, SetClock]:
    clock = clock_at(2026, 11, 10, 9, 0)
    desk = new_desk(folder, clock)
    desk.do(DoStep(disclosure=ID, step="propose"))
    desk.do(DoStep(disclosure=ID, step="examine", members=TWO))
    desk.do(DoStep(disclosure=ID, step="discuss"))
    return desk, clock


def rows(desk: Desk) -> list[tuple[object, ...]]:
    conn = desk.book.conn
    return [
        *conn.execute("SELECT stream, upto_seq, summary, body FROM record ORDER BY stream"),
        *conn.execute("SELECT * FROM todo ORDER BY id"),
    ]


def to_the_end(desk: Desk, clock: SetClock) -> str:
    photo = desk.folder / "照片.jpg"
    photo.write_bytes(b"picture")
    kept = (evidence.keep(desk, photo),)
    fix = desk.do(cmd.PromiseRectification(measure="补签", owner="何永年", due_on=date(2026, 11, 20))).ids["rectification"]
    desk.do(cmd.ExtendRectification(rectification=fix, reason="等料", approver="柳明德", due_on=date(2026, 11, 30)))
    desk.do(cmd.CompleteRectification(rectification=fix, result="已补", evidence=kept))
    desk.do(cmd.ReopenRectification(rectification=fix, reason="不实"))
    desk.do(cmd.CompleteRectification(rectification=fix, result="补齐", evidence=kept))
    desk.do(cmd.VerifyRectification(rectification=fix, members=TWO))
    desk.do(cmd.RepublishRectification(rectification=fix, place="村部公开栏"))
    clock.forward(days=20)
    desk.do(cmd.CloseRectification(rectification=fix))
    return fix


def test_what_is_folded_anew_is_the_same(tmp_path: Path) -> None:
    desk, clock = published(tmp_path / "村")
    fix = to_the_end(desk, clock)
    desk.do(PostDisclosure(disclosure=ID, places=PLACES))
    desk.do(ObjectToDisclosure(disclosure=ID, text="少一笔"))
    desk.do(CorrectDisclosure(disclosure=ID, was="1", now="2", reason="抄错"))
    desk.do(TakeDown(disclosure=ID, place="微信群"))
    desk.do(RaiseDisclosure(item="B3", title="张家危房"))
    before = rows(desk)
    proof.rebuild(desk)
    assert rows(desk) == before
    state = desk.record.rectification(fix)
    assert state is not None
    assert (state.status, state.is_fixed, len(state.rounds), len(state.extensions)) == ("closed", True, 1, 1)
    assert follow_up.missing(desk, state, desk.today()) == ()


def test_a_withdrawn_first_step_leaves_the_publication_to_be_made(tmp_path: Path) -> None:
    desk, _ = published(tmp_path / "村")
    acts = [each.act for each in desk.withdrawal(desk.record.history.stream(f"disclosure/{ID}")[0].act)]
    assert len(acts) == 3
    desk.do(WithdrawAct(act=acts[0], reason="记错月份", expected_acts=tuple(acts)))
    found = publishing.publication(desk, ID, date(2026, 11, 16))
    assert (found.state, found.lit.words) == (None, "超期1天")
    desk.do(DoStep(disclosure=ID, step="propose"))
    assert publishing.publication(desk, ID, date(2026, 11, 16)).state is not None


def test_content_gone_or_altered_is_found(tmp_path: Path) -> None:
    desk, _ = published(tmp_path / "村")
    sheet = desk.folder / "榜.pdf"
    sheet.write_bytes(b"sheet")
    kept = evidence.keep(desk, sheet)
    desk.do(PostDisclosure(disclosure=ID, places=PLACES, content=(kept,)))
    assert proof.verify_book(desk.folder).ok
    place = desk.folder / "evidence" / kept.sha256
    place.write_bytes(b"other")
    assert [each.what for each in proof.verify_book(desk.folder).problems] == ["evidence_altered"]
    place.unlink()
    assert [each.what for each in proof.verify_book(desk.folder).problems] == ["evidence_missing"]


def test_the_list_keeps_what_was_late(tmp_path: Path) -> None:
    desk, clock = published(tmp_path / "村")
    clock.forward(days=7)
    desk.do(PostDisclosure(disclosure=ID, places=PLACES))
    found = publishing.publication(desk, ID, desk.today())
    assert (found.lit.light, found.lit.words) == ("green", "逾期公开2天")
    assert publishing.next_words(found) == "下一步：听取意见（村务监督委员会）"
    waiting = publishing.publications(desk, desk.today(), is_waiting_only=True)
    assert [each.id for each in waiting] == ["A2/2026-10", "B1/2026-10", "B2/2026-10"]
