"""Facts of a card for tests that need no book."""

from __future__ import annotations

from dataclasses import replace

from changzhang.ui.card_facts import CardFacts

FERTILIZER = CardFacts(
    number="第12笔",
    progress="已念12/37",
    direction="支出",
    mood="expense",
    day="10月9日",
    voucher="记-023",
    ledger="",
    so_far=("本月支出累计", "8,300.00"),
    total=("合计", "23,650.20"),
    figures="2,300.00",
    capital="贰仟叁佰元整",
    spoken="两千三百元",
    purpose="购买化肥30袋，用于村集体果园",
    payee="静宁县惠民农资有限公司",
    paid_by="转账  发票",
    signatures=(("经手 李建军", False), ("证明人一栏空白", True), ("审批 张志强", False)),
    review="通过（2人签字）",
    doubts=(),
    script="第十二笔，十月九日，购买化肥三十袋，用于村集体果园，支出两千三百元，收款单位静宁县惠民农资有限公司。请问大家有没有疑问？",
)
HOSTILE = replace(
    FERTILIZER,
    purpose="合同[ht-01]路灯[/x][red]换灯泡💡👨‍👩‍👧[",
    payee="[bold]某某[/]㐂䶮𠮷",
    signatures=(("经手 [/x]", False),),
    ledger="2026年10月村委会账",
    standing="回看第12笔（念到第15笔）",
    doubts=("表与凭证不符：凭证上是2,030.00元（核对人 [red]）",),
)
EVERYTHING = (
    "number",
    "progress",
    "direction",
    "day",
    "voucher",
    "ledger",
    "capital",
    "spoken",
    "purpose",
    "payee",
    "review",
    "script",
    "standing",
)


def words_of(facts: CardFacts) -> list[str]:
    """Every text the card has to show somewhere."""
    paired = [*facts.so_far, *facts.total, *facts.doubts, *(text for text, _ in facts.signatures), *facts.paid_by.split()]
    return [word for word in [*(getattr(facts, field) for field in EVERYTHING), *paired] if word]
