"""Papers as the villages print them, built of blocks alone."""

from __future__ import annotations

from datetime import date, timedelta

from changzhang.papers.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Paper,
    Paragraph,
    QrMark,
    SealPlace,
    Signatures,
    Span,
    Table,
    Tone,
    labelled,
    paragraph,
)

PAYLOAD = "青禾村2025年3月账 14笔 收18935.24 支11064.80 结46297.01 散会码ABCD-EFGH-JKMN-PQRS 封存码0123-4567-89AB-CDEF"
HOSTILE = '=1+1 [/x] <b>粗</b> & "引" 😀 䶮 \x00\x1b[31m \ud800 \ufffe +8 @甲'
READ_COLUMNS = (
    Column("序号", 0.5, "center", no_wrap=True, kind="integer"),
    Column("日期", 1.0, "center", no_wrap=True, kind="date"),
    Column("凭证号", 0.9, "center", no_wrap=True),
    Column("用途", 3.0),
    Column("收入（元）", 1.2, "right", no_wrap=True, kind="amount"),
    Column("支出（元）", 1.2, "right", no_wrap=True, kind="amount"),
    Column("经手人", 0.9, "center"),
    Column("念出时刻", 0.9, "center", no_wrap=True),
)
PURPOSES = (
    "付村委会二季度电费",
    "收林果合作社土地流转承包费（2025年上半年，共三十二亩）",
    "付马家沟道路水毁修复人工费及沙石料款",
    "付低保户慰问品",
)


QUESTION = "三组村民赵大爷问：沙石料款付给谁了，有没有发票？\n王秀兰答：付给镇上石料厂，发票在凭证后面。（当场答复，提问人表示满意）"


def amount(fen: int) -> str:
    return f"{fen // 100:,}.{fen % 100:02d}"


def read_table(rows: int) -> Table:
    """Every line read, with its total."""
    lines = []
    for number in range(1, rows + 1):
        day = date(2025, 3, 1) + timedelta(days=number % 30)
        fen = 12345 * number + 7
        is_income = number % 4 == 2
        money = Cell(amount(fen), value=fen)
        lines.append(
            (
                Cell(str(number), value=number),
                Cell(day.isoformat(), value=day.isoformat()),
                Cell(f"记-{number:03d}"),
                Cell(PURPOSES[number % 4]),
                money if is_income else Cell(""),
                Cell("") if is_income else money,
                Cell("马德福"),
                Cell(f"19:{number % 60:02d}:07"),
            )
        )
    total = tuple(Cell(text) for text in ("", "", "", "合计", amount(1893524), amount(1106480), "", ""))
    return Table(READ_COLUMNS, tuple(lines), total=total if rows else None, caption="")


PROMISES = Table(
    (
        Column("编号", 1.1, no_wrap=True),
        Column("整改事项", 3),
        Column("责任人", 0.9),
        Column("办结期限", 1.2, no_wrap=True),
        Column("状态", 1.2),
    ),
    (
        (Cell("R2026-001"), Cell("公示三月份用工人员名单和工日"), Cell("李国强"), Cell("2025-04-25"), Cell("剩3天", tone="yellow")),
        (Cell("R2026-002"), Cell("补开沙石料正规发票"), Cell("王秀兰"), Cell("2025-04-10"), Cell("超期5天", tone="red")),
        (Cell("R2026-003"), Cell("路灯合同贴到公开栏"), Cell("王秀兰"), Cell("2025-05-15"), Cell("正常", tone="green")),
    ),
)


def minutes(rows: int, *, mark: str = "", footer_note: str = "") -> Paper:
    """A file copy of a meeting that read ``rows`` lines."""
    head: tuple[Block, ...] = (
        labelled("会议时间：", "2025年4月15日19时30分至21时05分"),
        labelled("会议地点：", "村党群服务中心会议室"),
        labelled("主 持 人：", "马德福（村务监督委员会主任）"),
        labelled("记 录 人：", "王秀兰"),
        labelled("出席人员：", "村“两委”成员5人、村务监督委员会成员3人、村民代表21人、村民46人，共75人（签到表附后）"),
        labelled("会议议题：", "宣读2025年3月份村级财务收支，接受质询，评议"),
        Heading("一、上期整改事项回头看"),
        paragraph("上期承诺整改3项，已办结2项；“路灯合同公开”一项尚未办结，责任人王秀兰说明了原因，改期至2025年5月15日。"),
        Heading("二、宣读收支"),
        Heading("（一）逐笔宣读", level=2),
        paragraph(f"本月共{rows}笔：收入18,935.24元，支出11,064.80元；上月结余38,426.57元，月末结余46,297.01元。", keep_with_next=True),
    )
    tail: tuple[Block, ...] = (
        Heading("三、群众提问及答复"),
        Paragraph((Span("1.〔第7笔〕", is_bold=True), Span(QUESTION))),
        Heading("四、整改事项"),
        PROMISES,
        Heading("五、群众评议"),
        paragraph("满意42人、基本满意6人、不满意2人、弃权3人，满意率96.0%。"),
        paragraph("散会。"),
        Signatures(("主持人（签字）：", "记录人（签字）：", "村务监督委员会成员（签字）：", "群众代表（签字）：")),
        SealPlace("青禾村村务监督委员会", "2025年4月15日"),
        QrMark(PAYLOAD, caption="拿散会时拍的码，和这张纸对一对"),
    )
    return Paper(
        kind="minutes",
        title="青禾村公开唱账会会议记录",
        subtitle="（2025年第4次）",
        file_stem="会议记录",
        author="青禾村",
        blocks=(*head, read_table(rows), *tail),
        mark=mark,
        footer_note=footer_note,
    )


def rectification_list(rows: int = 12) -> Paper:
    """A landscape list with lights."""
    columns = (
        Column("编号", 1.2, "center", no_wrap=True),
        Column("来源", 1.6),
        Column("整改事项", 4.0),
        Column("责任人", 1.0, "center"),
        Column("提出日期", 1.3, "center", no_wrap=True, kind="date"),
        Column("办结期限", 1.3, "center", no_wrap=True, kind="date"),
        Column("涉及金额（元）", 1.4, "right", no_wrap=True, kind="amount"),
        Column("进展", 2.6, choices=("未开始", "办理中", "已办结", "需延期")),
        Column("状态", 1.2, "center"),
    )
    lights: tuple[tuple[str, Tone], ...] = (("剩3天", "yellow"), ("超期5天", "red"), ("正常", "green"))
    lines = []
    for number in range(1, rows + 1):
        word, tone = lights[number % 3]
        fen = 100023 * number
        lines.append(
            (
                Cell(f"R2026-{number:03d}"),
                Cell(f"第{number}问（第{number + 6}笔）"),
                Cell("公示三月份道路修复用工人员名单、工日和单价，在公开栏张贴不少于七天"),
                Cell("李国强"),
                Cell("2025-04-15", value="2025-04-15"),
                Cell("2025-04-25", value="2025-04-25"),
                Cell(amount(fen), value=fen),
                Cell("办理中"),
                Cell(word, tone=tone),
            )
        )
    return Paper(
        kind="rectification_list",
        title="青禾村公开唱账会整改清单",
        subtitle="（截至2025年4月22日）",
        file_stem="整改清单",
        author="青禾村",
        blocks=(Table(columns, tuple(lines)), Signatures(("责任人：", "村监委主任：", "包村领导："), per_row=3)),
        is_landscape=True,
        footer_note="本表由唱账自动生成",
    )


def hostile() -> Paper:
    """Hostile text in every place a paper has."""
    cells = (Cell(HOSTILE), Cell(HOSTILE, value=HOSTILE), Cell(HOSTILE, value=1), Cell(HOSTILE, value=1))
    columns = (
        Column(HOSTILE, choices=(HOSTILE, "甲,乙")),
        Column("日", kind="date"),
        Column("钱", kind="amount"),
        Column("数", kind="integer"),
    )
    blocks: tuple[Block, ...] = (
        Heading(HOSTILE),
        paragraph(HOSTILE),
        labelled(HOSTILE, HOSTILE),
        Table(columns, (cells,), total=cells, caption=HOSTILE),
        Signatures((HOSTILE,)),
        SealPlace(HOSTILE, HOSTILE),
        QrMark(HOSTILE, HOSTILE),
    )
    return Paper(
        kind="minutes",
        title=HOSTILE,
        subtitle=HOSTILE,
        file_stem=HOSTILE,
        author=HOSTILE,
        mark=HOSTILE,
        footer_note=HOSTILE,
        blocks=blocks,
    )
