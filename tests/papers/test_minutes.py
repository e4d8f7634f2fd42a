"""What the minutes must and must not say, beyond their golden texts."""

from __future__ import annotations

import itertools
from datetime import date

import msgspec
import pytest

from changzhang.domain.events import meeting as ev
from changzhang.domain.events import question as qu
from changzhang.domain.events.entry import EntryReworded
from changzhang.domain.ledger import LineRef, Transfer
from changzhang.domain.meeting_view import MeetingView
from changzhang.papers.blocks import Heading, QrMark, Table
from changzhang.papers.minutes import Annex, WithdrawnAct, minutes
from tests.papers.as_text import as_text
from tests.papers.given import MEETING, VILLAGE, Given, at, ledger, march_lines
from tests.papers.meetings import ADJOURN_CODE, SEAL_CODE, corrected, empty, running, whole


def text_of(view: MeetingView, annex: Annex | None = None) -> str:
    return as_text(minutes(view, annex=annex or Annex()))


def asked(book: Given, number: int, **fields: object) -> str:
    stream = f"question/Q2025-{number:03d}"
    book.fact(stream, qu.QuestionAsked(meeting=MEETING, number=number, **fields))  # type: ignore[arg-type]
    return stream


@pytest.mark.parametrize("book", [running(), whole(), empty(), corrected()])
def test_sections_are_numbered_without_gaps_and_none_is_empty(book: Given) -> None:
    blocks = minutes(book.view()).blocks
    heads = [block.text for block in blocks if isinstance(block, Heading) and block.level == 1]
    assert [head[0] for head in heads] == list("一二三四五六")[: len(heads)]
    assert not any(isinstance(one, Heading) and isinstance(other, Heading) for one, other in itertools.pairwise(blocks))


def test_every_line_is_in_the_table_with_its_number() -> None:
    table = next(block for block in minutes(running().view()).blocks if isinstance(block, Table))
    assert [row[0].value for row in table.rows] == list(range(1, 15))
    assert table.rows[1][5].value == 48_630
    assert table.rows[1][1].value == "2025-03-04"


def test_only_the_sealed_paper_has_no_mark() -> None:
    assert minutes(running().view()).mark == "草稿·未封存"
    assert minutes(whole(sealed=False).view(adjourn_code=ADJOURN_CODE)).mark == "草稿·未封存"
    assert minutes(whole().view()).mark == ""


def test_a_running_meeting_has_no_codes_and_no_signatures() -> None:
    text = text_of(running().view())
    assert "散会" not in text
    assert "签名栏" not in text


def test_the_qr_code_holds_figures_and_codes_and_the_address_has_its_own() -> None:
    village = msgspec.structs.replace(VILLAGE, publication_url="https://example.invalid/qinghe")
    marks = [block for block in minutes(_sealed(village=village)).blocks if isinstance(block, QrMark)]
    assert [word for word in ("14笔", "18935.24", "11064.80", "46297.01", ADJOURN_CODE, SEAL_CODE) if word not in marks[0].payload] == []
    assert marks[1].payload == "https://example.invalid/qinghe"


def _sealed(**fields: object) -> MeetingView:
    return whole().view(adjourn_code=ADJOURN_CODE, seal_code=SEAL_CODE, **fields)  # type: ignore[arg-type]


def test_what_was_answered_after_the_seal_is_not_in_the_minutes() -> None:
    text = text_of(corrected().view())
    assert "水泵已修好" not in text
    assert "限时答复：由张志强不晚于2025年4月18日答复。" in text


def test_an_answer_between_adjournment_and_seal_says_so() -> None:
    book = whole(sealed=False)
    stream = next(fact.stream for fact in book.facts if fact.stream == "question/Q2025-007")
    book.when("2025-04-16 15:00").fact(stream, qu.QuestionAnswered(text="按股。", answerer="张志强"))
    assert "张志强答：按股。（当场答复，2025年4月16日15时00分会后补答）" in text_of(book.view())


def test_a_question_noted_apart_leaks_nowhere() -> None:
    book = whole(sealed=False)
    apart = next(fact for fact in book.facts if fact.stream == "question/Q2025-004")
    book.fact(apart.stream, EntryReworded(seq=apart.seq, field="text", text="张三挪了钱"))
    book.fact(apart.stream, qu.QuestionAnswered(text="李四说得不对", answerer="张三"))
    text = text_of(book.view())
    assert "第4问涉及个人，已另行记录，转镇纪委。" in text
    assert not [word for word in ("张三", "李四", "挪") if word in text]
    assert "〔第7笔〕二组" not in text


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"text": "灯坏了", "channel": "wechat"}, "1.（微信群）一位村民问：灯坏了"),
        ({"text": "多公开", "nature": "suggestion", "asker": qu.Asker(name="赵大年")}, "1.村民赵大年建议：多公开"),
        ({"text": "第一行\n第二行"}, "1.一位村民问：第一行\n第二行"),
        ({"text": "[/x] =1+1"}, "1.一位村民问：[/x] =1+1"),
        ({"text": "半句", "is_pending": True}, "1.一位村民问：半句〔待补〕"),
    ],
)
def test_questions_are_in_the_words_of_the_speaker(fields: dict[str, object], line: str) -> None:
    book = Given("2025-04-15 19:30")
    book.open()
    asked(book, 1, **fields)
    assert line in text_of(book.view())


def test_a_second_answer_follows_the_limit_it_keeps() -> None:
    book = Given("2025-04-15 19:30")
    book.open()
    stream = asked(book, 1, text="机井？")
    book.fact(stream, qu.QuestionDeferred(owner="张志强", due_on=date(2025, 4, 18)))
    book.fact(stream, qu.QuestionAnswered(text="修好了。", answerer="张志强", mode="reply"))
    book.fact(stream, qu.QuestionRated(rating="not_present"))
    text = text_of(book.view())
    assert text.index("限时答复：由张志强") < text.index("张志强答：修好了。（限时答复，提问人未到场）")


def test_a_meeting_held_on_paper_says_so() -> None:
    book = Given("2025-04-14 16:00")
    opened = book.accept(ledger(march_lines()[:1]))
    book.when("2025-04-17 09:00").open(opened, held_on=date(2025, 4, 15), medium="paper")
    book.meet(ev.LineRead(line=_ref(opened), medium="paper"))
    book.when("2025-04-17 10:00").meet(ev.MeetingAdjourned(present=30))
    text = text_of(book.view())
    assert "会议时间：2025年4月15日（会上用纸质记录，2025年4月17日9时00分起补录）" in text
    assert "| 补录 |" in text
    assert "散会。（2025年4月15日）" in text


def _ref(opened: ev.OpenedLedger) -> LineRef:
    return LineRef(opened.ledger_seq, 1)


def test_a_signed_review_is_read_out() -> None:
    view = running().view()
    signed = msgspec.structs.replace(view.ledgers[0], reviewed_by=("马德福", "赵桂兰"))
    assert "由村务监督委员会成员马德福、赵桂兰预审签字" in text_of(msgspec.structs.replace(view, ledgers=(signed,)))


def test_two_months_take_the_first_opening_and_the_last_closing() -> None:
    book = Given("2025-04-14 16:00")
    first = book.accept(ledger(march_lines()[:1], opening_fen=100_00))
    second = book.accept(ledger(march_lines()[1:2], opening_fen=12_600_00, period="2025-04"))
    book.when("2025-05-15 19:30").open(first, second)
    assert "上月结余100.00元，月末结余12113.70元，大写：人民币壹万贰仟壹佰壹拾叁元柒角整" in text_of(book.view())


def test_a_printed_closing_that_differs_and_transfers_are_told() -> None:
    book = Given("2025-04-14 16:00")
    transfers = (Transfer(rows=(9,), amount_fen=500_000),)
    opened = book.accept(ledger(march_lines(), closing_stated_fen=4_629_700, transfers=transfers))
    book.open(opened)
    text = text_of(book.view())
    assert "另有内部往来1笔5000.00元，不计入收支。表上所列月末结余46297.00元，按收支计算为46297.01元，相差0.01元。" in text


def test_a_mended_line_not_read_again_is_not_said_to_be() -> None:
    book = Given("2025-04-14 16:00")
    opened = book.accept(ledger(march_lines()))
    book.when("2025-04-15 19:30").open(opened)
    book.read(opened, [3])
    book.mend(opened, ledger(march_lines()), mended_lines=(3,), reason="")
    assert "第3笔已按原表改正，其中第3笔没有重新宣读。" in text_of(book.view())


def test_a_red_letter_line_and_its_payee() -> None:
    red = msgspec.structs.replace(march_lines()[1], line_no=1, expense_fen=-9_700, payee="静远电信公司")
    book = Given("2025-04-14 16:00")
    book.open(book.accept(ledger([red])))
    assert "付村部2月份电费（静远电信公司）（红字冲减） |  | -97.00 |" in text_of(book.view())


def test_slips_are_counted_and_withdrawals_listed() -> None:
    acts = [("按错", "休会"), ("听错", "第2问"), ("按错键", "第3问"), ("说话人更正", "第5问")]
    annex = Annex(
        withdrawals=tuple(WithdrawnAct(at=at("2025-04-15 20:00"), actor="王秀兰", reason=why, words=words) for why, words in acts)
    )
    text = text_of(running().view(), annex)
    assert "误按2次，已撤回，不影响记录内容。" in text
    assert "1.王秀兰撤回（2025年4月15日20时00分，听错）：第2问。" in text
    assert "休会" not in text


def test_ten_thousand_lines() -> None:
    line = march_lines()[1]
    lines = [msgspec.structs.replace(line, line_no=number) for number in range(1, 10_001)]
    book = Given("2025-04-14 16:00")
    book.open(book.accept(ledger(lines)))
    table = next(block for block in minutes(book.view()).blocks if isinstance(block, Table))
    assert len(table.rows) == 10_000
    assert "共10000笔" in text_of(book.view())
    assert "、29、30笔等" in text_of(book.view())
