"""The meetings whose papers are kept as golden text."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from changzhang.domain.events import meeting as ev
from changzhang.domain.events import question as qu
from changzhang.domain.events import rectification as re
from changzhang.domain.events.entry import EntryCorrected, EntryReworded
from changzhang.domain.events.ledger import LedgerExplained
from changzhang.domain.ledger import LineRef
from tests.papers.given import MEETING, Given, ledger, march_lines

ADJOURN_CODE = "9F2C-1A7B-4K3M-8Q0D"
SEAL_CODE = "5TXW-02HN-7R6C-VJ41"


def promised_before(book: Given) -> None:
    """Three promises of the February meeting: one done, one late with progress, one to be left out."""
    book.when("2025-03-14 20:40")
    for number, (measure, owner, due_on) in enumerate(
        (
            ("把路灯合同贴到公开栏", "王秀兰", date(2025, 4, 14)),
            ("补开砂石料正规发票", "李建军", date(2025, 4, 10)),
            ("公布二组自来水抢修用工名单", "张志强", date(2025, 4, 18)),
        ),
        start=1,
    ):
        promise = re.RectificationPromised(measure=measure, owner=owner, due_on=due_on, meeting="reading-2025-02")
        book.fact(f"rectification/R2025-{number:03d}", promise)
    book.when("2025-04-08 10:00")
    done = re.RectificationCompleted(
        result="合同复印件已贴在公开栏左侧", completed_on=date(2025, 4, 8), evidence=(re.Evidence(name="公开栏照片.jpg", sha256="e1"),)
    )
    book.fact("rectification/R2025-001", done)


def running() -> Given:
    """Four lines read, one question asked and not answered, nothing adjourned."""
    book = Given("2025-04-14 16:00")
    opened = book.accept(ledger(march_lines()))
    book.when("2025-04-15 19:30").open(opened)
    book.meet(ev.AttendanceCounted(counts={"村“两委”成员": 5, "村务监督委员会成员": 3, "村民代表": 21, "村民": 46}))
    book.when("2025-04-15 19:41").read(opened, [1, 5, 10, 2])
    asked = qu.QuestionAsked(meeting=MEETING, number=1, line=LineRef(opened.ledger_seq, 2), is_pending=True)
    book.fact("question/Q2025-001", asked)
    return book


def whole(*, sealed: bool = True) -> Given:
    """A meeting in which everything happens that a paper can tell of."""
    book = Given("2025-03-14 20:00", first_seq=1990)
    promised_before(book)
    book.when("2025-04-14 16:00")
    opened = book.accept(ledger(march_lines(), opening_cash_fen=120_000, opening_bank_fen=3_722_657))
    first = book.when("2025-04-15 19:30").open(opened)
    _look_back(book)
    _read(book, opened)
    _ask(book, opened)
    _promise(book, opened)
    _end(book)
    if sealed:
        book.when("2025-04-17 10:20").meet(
            ev.MeetingSealed(record_count=book.next_seq - first, first_seq=first, last_seq=book.next_seq - 1), actor="马德福"
        )
    return book


def _look_back(book: Given) -> None:
    book.meet(
        ev.AttendanceCounted(
            counts={"村“两委”成员": 5, "村务监督委员会成员": 3, "村民代表": 21, "村民": 45},
            guests=("平川镇包村干部周立新", "平川镇纪委刘芳"),
            absentees=(ev.Absentee(name="孙满仓", reason="外出务工"), ev.Absentee(name="陈玉梅")),
            names=("张志强", "马德福", "赵桂兰", "李建军", "王秀兰"),
        )
    )
    book.when("2025-04-15 19:34").fact("rectification/R2025-001", re.RectificationStated(meeting=MEETING))
    book.fact("rectification/R2025-002", re.RectificationStated(meeting=MEETING, objection="发票日期和付款日期不一致"))
    book.fact("rectification/R2025-002", re.RectificationProgressed(text="已联系砂石厂，本月20日前寄到", meeting=MEETING))
    book.fact("rectification/R2025-003", re.RectificationLeftOut(meeting=MEETING, reason="责任人外出开会，下次会上说明"))
    book.meet(ev.AttendeeArrived(kind="村民"))


def _read(book: Given, opened: ev.OpenedLedger) -> None:
    book.when("2025-04-15 19:41").read(opened, [1, 5, 10, 2, 3, 4, 6])
    book.when("2025-04-15 19:50").meet(ev.MeetingPaused(cause="power", note="变压器跳闸"))
    book.when("2025-04-15 19:58").meet(ev.MeetingResumed())
    book.read(opened, [7, 8, 9, 11, 12, 13])
    book.meet(
        ev.LineReviewed(
            line=LineRef(opened.ledger_seq, 7),
            verdict="doubted",
            doubt="differs_from_voucher",
            should_be_fen=306_000,
            checked_by="赵桂兰",
            reason="台班单上写的是8.5个台班",
        )
    )
    book.meet(ev.VoucherShown(line=LineRef(opened.ledger_seq, 7), witnesses=("赵存良", "刘二成")))
    book.meet(ev.VoucherShown(line=LineRef(opened.ledger_seq, 13), mode="masked"))
    book.meet(ev.CashCounted(counted_fen=101_050, book_fen=101_250, note="找零差额，次日补齐"))


def _ask(book: Given, opened: ev.OpenedLedger) -> None:
    book.when("2025-04-15 20:10")

    def ask(number: int, **fields: object) -> str:
        stream = f"question/Q2025-{number:03d}"
        book.fact(stream, qu.QuestionAsked(meeting=MEETING, number=number, **fields))  # type: ignore[arg-type]
        return stream

    line7 = LineRef(opened.ledger_seq, 7)
    first = ask(1, text="水渠清淤到底用了几个台班，一个台班多少钱？", line=line7, asker=qu.Asker(name="赵大年", group="三组"))
    book.fact(first, qu.QuestionSeconded())
    book.fact(first, qu.QuestionSeconded())
    book.fact(first, qu.QuestionAnswered(text="台班单是8.5个，一个台班360元，应是3060元，表上多记了540元。", answerer="赵存良"))
    book.fact(first, qu.QuestionRated(rating="mostly_satisfied"))
    second = ask(2, text="三组机井什么时候能修好？", asker=qu.Asker(name="王建国", group="三组", shown="masked"))
    book.fact(
        second,
        qu.QuestionDeferred(owner="张志强", due_on=date(2025, 4, 18), reckoning="从4月16日（周三）起第3个工作日，4月18日（周五）"),
    )
    third = ask(3, text="", is_pending=True, channel="box", asker=qu.Asker(shown="anonymous"))
    book.fact(third, qu.QuestionAnswered(is_pending=True, answerer="李建军", mode="explained"))
    fourth = ask(4, text="张三贪了钱", is_apart=True, line=line7, asker=qu.Asker(name="李四", group="二组"))
    book.fact(fourth, qu.QuestionReferred(to="镇纪委", due_on=date(2025, 4, 30)))
    fifth = ask(5, text="广场的灯能不能晚一点关", nature="suggestion", asker=qu.Asker(name="刘二成", group="一组"))
    book.fact(fifth, qu.QuestionReferred(to="镇文化站", due_on=date(2025, 4, 30), reckoning="从4月16日（周三）起第15天，4月30日（周三）"))
    sixth = ask(6, text="保洁员的名单贴不贴？", line=LineRef(opened.ledger_seq, 3), asker=qu.Asker(group="四组"))
    book.fact(sixth, qu.QuestionWithdrawnByAsker(goes_on=True))
    ask(7, text="年底分红按人还是按股", nature="objection", asker=qu.Asker(name="孙占海", group="二组", shown="full"))


def _promise(book: Given, opened: ev.OpenedLedger) -> None:
    book.when("2025-04-15 20:35")
    book.fact(
        "rectification/R2025-004",
        re.RectificationPromised(
            measure="更正3月账第7笔并重新公布",
            owner="李建军",
            due_on=date(2025, 5, 14),
            reckoning="下次唱账会5月15日（周四）前1天，5月14日（周三）",
            meeting=MEETING,
            question="Q2025-001",
            line=LineRef(opened.ledger_seq, 7),
        ),
    )
    book.fact(
        "rectification/R2025-005",
        re.RectificationPromised(
            measure="把第8笔误工补贴12人名单贴出来，补上证明人签字",
            owner="赵存良",
            due_on=date(2025, 4, 18),
            reckoning="从4月16日（周三）起第3个工作日，4月18日（周五）",
            problem="误工补贴证明人一栏空白",
            meeting=MEETING,
            line=LineRef(opened.ledger_seq, 8),
            is_agreed=False,
        ),
    )


def _end(book: Given) -> None:
    book.when("2025-04-15 20:48").meet(
        ev.AppraisalCounted(
            satisfied=42, mostly_satisfied=6, dissatisfied=2, abstain=3, present=75, method="beans", tellers=("赵桂兰", "刘二成")
        )
    )
    book.when("2025-04-15 20:55")
    remark = book.meet(ev.NoteTaken(text="账念的清楚", speaker="平川镇纪委刘芳", stage="closing"))
    book.meet(ev.NoteTaken(text="会场音响有杂音，下次检修。"))
    book.meet(ev.CheckPassedOver(check="unread_lines", reason="第14笔发票在镇上，下次会上念"))
    book.meet(ev.CheckPassedOver(check="open_questions", reason="年底再议"))
    book.when("2025-04-15 21:05").meet(ev.MeetingAdjourned(present=74))
    book.when("2025-04-16 09:20").meet(EntryReworded(seq=remark, field="text", text="账念得清楚，群众问得具体。"))
    third = next(fact for fact in book.facts if fact.stream == "question/Q2025-003")
    book.fact(third.stream, EntryReworded(seq=third.seq, field="text", text="宽带费是几个季度的？"), actor="李建军")
    book.fact(third.stream, EntryReworded(seq=third.seq + 1, field="text", text="是一季度三个月的，每月99元。"), actor="李建军")


def corrected() -> Given:
    """The whole meeting with two corrections behind its seal, and an answer that came later."""
    book = whole()
    second = next(fact for fact in book.facts if fact.stream == "question/Q2025-002")
    book.when("2025-04-18 11:00").fact(second.stream, qu.QuestionAnswered(text="水泵已修好", answerer="张志强", mode="reply"))
    book.fact(second.stream, qu.QuestionRated(rating="satisfied"))
    book.when("2025-05-06 10:00").meet(
        EntryCorrected(seq=second.seq, number=1, was="三组村民王建国", now="三组村民王建围", reason="姓名听错"), actor="马德福"
    )
    book.when("2025-05-07 10:00").meet(
        EntryCorrected(seq=second.seq, number=2, was="4月18日", now="4月21日", reason="镇上停电"), actor="马德福"
    )
    return book


def empty() -> Given:
    """A month without a line and a meeting without a question."""
    book = Given("2025-05-14 16:00")
    opened = book.accept(ledger((), opening_fen=None))
    first = book.when("2025-05-15 19:30").open(opened, chair="赵桂兰", number=5)
    book.meet(ev.AppraisalCounted(satisfied=0, mostly_satisfied=0, dissatisfied=0, abstain=5, present=5, method="show_of_hands"))
    book.when("2025-05-15 19:50").meet(ev.MeetingAdjourned(present=5))
    book.meet(ev.MeetingSealed(record_count=3, first_seq=first, last_seq=first + 2))
    return book


def second_sitting() -> Given:
    """Power gone in the evening, gone on the next day; two accounts of one month."""
    book = Given("2025-04-14 16:00")
    lines = march_lines()
    cash = book.accept(ledger(lines[:2], opening_fen=100_000, columns=("dated_on", "summary", "income", "expense")), account="cash")
    bank = book.accept(ledger(lines[2:4], opening_fen=3_742_657), entity="collective", account="bank")
    book.when("2025-04-15 19:30").open(cash, bank)
    book.meet(ev.AttendanceCounted(counts={"村“两委”成员": 5, "村民": 16}))
    book.when("2025-04-15 19:41").read(cash, [1, 2])
    book.when("2025-04-15 20:50").meet(ev.MeetingPaused(cause="another_day"))
    book.when("2025-04-16 19:30").meet(ev.MeetingResumed())
    book.read(bank, [3])
    asked = qu.QuestionAsked(
        meeting=MEETING, number=1, text="办公用纸买了多少？", line=LineRef(bank.ledger_seq, 4), asker=qu.Asker(name="赵大年")
    )
    book.fact("question/Q2025-001", asked)
    book.fact("question/Q2025-001", qu.QuestionAnswered(text="10包纸、2个墨盒。", answerer="王秀兰"))
    book.fact("question/Q2025-001", qu.QuestionRated(rating="dissatisfied"))
    book.fact(
        "question/Q2025-001",
        qu.QuestionDeferred(owner="村务监督委员会", due_on=date(2025, 4, 18), reckoning="从4月16日（周三）起第3个工作日，4月18日（周五）"),
    )
    book.when("2025-04-16 20:05").meet(ev.MeetingAdjourned(present=20))
    return book


def mended() -> Given:
    """A line the program read wrongly, mended in the room and read again; the sheet disagrees with itself and says why."""
    book = Given("2025-04-14 16:00")
    right = list(march_lines()[:4])
    wrong = [*right[:3], replace(right[3], expense_fen=86_300)]
    opened = book.accept(ledger(wrong, closing_stated_fen=5_300_000))
    book.fact(opened.stream, LedgerExplained(ledger_seq=opened.ledger_seq, text="表上月末结余抄错一行"))
    book.when("2025-04-15 19:30").open(opened)
    book.when("2025-04-15 19:41").read(opened, [1, 2, 3, 4])
    book.mend(opened, ledger(right), mended_lines=(4,), reason="3和8看混")
    book.when("2025-04-15 19:50")
    newest = LineRef(book.next_seq - 1, 4)
    book.meet(ev.LineRead(line=newest))
    book.meet(ev.VoucherShown(line=LineRef(opened.ledger_seq, 4), mode="by_appointment"))
    book.meet(ev.LineReviewed(line=newest, verdict="doubted", doubt="voucher_in_doubt", reason="收据没有盖章"))
    book.when("2025-04-15 20:05").meet(ev.MeetingAdjourned(present=0))
    return book
