"""R19: a summary that does not say what the money was for (每笔资金的来龙去脉)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changzhang.domain.review.finding import Finding, hit
from changzhang.domain.review.review_input import ReviewInput
from changzhang.domain.review.wording import LONGEST

RULE = "R19_VAGUE_SUMMARY"
_MARKS = re.compile(r"[\W_]+")


def vague_summary(given: ReviewInput) -> Iterator[Finding]:
    """R19: too few characters, or nothing left but general words once the verb before them is taken off."""
    setting = given.rules.vague_summary
    verbs, vague = setting.verbs, frozenset(setting.words)
    longest = max([setting.most_characters, *(len(verb) + len(word) for verb in ("", *verbs) for word in vague)])
    for line in given.ledger.lines:
        if not line.amount_fen or (len(line.summary) > longest and line.summary.isalnum()):
            continue
        said = _MARKS.sub("", line.summary[:LONGEST])
        verb = next((verb for verb in verbs if said.startswith(verb)), "")
        if len(said) <= setting.most_characters or said in vague or said[len(verb) :] in vague:
            yield hit(RULE, setting, "low", "摘要太简略，看不出用途", ("summary",), line)
