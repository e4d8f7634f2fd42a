"""R10: lines under an account they do not belong to."""

from __future__ import annotations

from collections.abc import Iterator

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.review.finding import Finding, hit, unchecked
from changzhang.domain.review.review_input import ReviewInput
from changzhang.domain.review.rules import AccountGroup
from changzhang.domain.review.wording import WordFinder

RULE = "R10_ACCOUNT_MISMATCH"
_FIELDS = ("summary", "account")

# 财会〔2023〕14号, all 42, and the names of 2004 still met in files. Known by name: 502 means two things.
_NAMES = """
库存现金 银行存款 短期投资 应收款 内部往来 库存物资 消耗性生物资产 生产性生物资产
生产性生物资产累计折旧 公益性生物资产 长期投资 固定资产 累计折旧 在建工程 固定资产清理 无形资产
累计摊销 长期待摊费用 待处理财产损溢 短期借款 应付款 应付工资 应付劳务费 应交税费
长期借款及应付款 一事一议资金 专项应付款 资本 公积公益金 本年收益 收益分配 生产(劳务)成本
生产（劳务）成本 经营收入 投资收益 补助收入 其他收入 经营支出 税金及附加 管理费用 公益支出
其他支出 所得税费用 发包及上交收入 农业税附加返还收入
"""
CHART = tuple(_NAMES.split())


class _Group:
    """One row of the table, ready to look at lines."""

    def __init__(self, group: AccountGroup) -> None:
        self.name, self.side, self.is_only = group.name, group.side, group.mode == "only"
        self.accounts = group.accounts
        self.words = WordFinder(group.words, group.not_words)
        self._named = WordFinder(group.accounts)

    def is_wrong(self, account: str) -> bool:
        """Whether the group's lines do not belong here; an account outside the chart is nobody's business."""
        if self.is_only:
            return not self._named.within(account) and _IN_CHART.within(account) is not None
        return self._named.within(account) is not None


_IN_CHART = WordFinder(CHART)


def account_mismatch(given: ReviewInput) -> Iterator[Finding]:
    """R10: what the table of the rule says belongs only here or never there; accounts are known by name, never by code."""
    setting = given.rules.account_mismatch
    groups = [_Group(group) for group in setting.groups]
    any_word = WordFinder(tuple(word for group in setting.groups for word in group.words))
    for line in given.ledger.lines:
        if line.account and line.amount_fen and any_word[line.summary] and (wrong := _wrong(line, line.account, groups)):
            where = "、".join(wrong.accounts)
            what = f"{wrong.name}一般{'只列入' if wrong.is_only else '不列入'}{where}，科目可能不符"
            yield hit(RULE, setting, "medium", what, _FIELDS, line)
    if given.ledger.lines and not given.has("account"):
        yield unchecked(RULE, setting, "表里没有科目栏", _FIELDS)


def _wrong(line: LedgerLine, account: str, groups: list[_Group]) -> _Group | None:
    return next((group for group in groups if group.side == line.side and group.words[line.summary] and group.is_wrong(account)), None)
