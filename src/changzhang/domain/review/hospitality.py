"""R06: meals, tobacco, liquor, gifts. Meals of care homes and, with a remark, of emergencies are none."""

from __future__ import annotations

from collections.abc import Iterator

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.review.finding import Finding, hit
from changzhang.domain.review.review_input import ReviewInput
from changzhang.domain.review.rules import Hospitality
from changzhang.domain.review.wording import WordFinder, is_blank

RULE = "R06_HOSPITALITY"
_FIELDS = ("summary", "account", "payee")


class HospitalityWords:
    """The rule's word lists, ready to look at lines."""

    def __init__(self, setting: Hospitality) -> None:
        self._words = WordFinder(setting.words, setting.not_words)
        self._payees = WordFinder(setting.payee_words)
        self._meals = frozenset(setting.meal_words)
        self._care, self._emergency = WordFinder(setting.care_words), WordFinder(setting.emergency_words)
        # What is neither a meal nor paid at an inn is never excused by where it was eaten.
        self._luxuries = WordFinder(tuple(word for word in setting.words if word not in self._meals), setting.not_words)

    def found(self, line: LedgerLine) -> str | None:
        """The word that makes a line hospitality, or None."""
        word = self._words.within(line.summary, line.account) or self._payees.within(line.payee)
        return None if word and self._is_excused(line) else word

    def _is_excused(self, line: LedgerLine) -> bool:
        if self._luxuries.within(line.summary, line.account):
            return False
        return bool(self._care[line.summary] or (self._emergency[line.summary] and not is_blank(line.remark)))


def hospitality(given: ReviewInput) -> Iterator[Finding]:
    """R06: hospitality on an expense, high where the village has 零招待, else only mentioned."""
    setting = given.rules.hospitality
    words = HospitalityWords(setting)
    for line in given.expenses:
        if word := words.found(line):
            what = f"像招待类支出（{word}）" + ("，本村实行零招待" if setting.is_zero else "，按程序办理")
            yield hit(RULE, setting, "high" if setting.is_zero else "notice", what, _FIELDS, line)
