"""R07: labour subsidies."""

from __future__ import annotations

from typing import Any

import pytest

from changzhang.domain.review import Finding
from changzhang.domain.village import Person, Role, Village
from tests.domain.review.sheets import expense, given, hits, reasons, rules, said, without

VILLAGE = Village(
    name="青禾村",
    town="平川镇",
    from_period="2025-03",
    people=(Person(name="张志强", roles=(Role.COMMITTEE_CHAIR,)), Person(name="赵存良", roles=(Role.GROUP_LEADER,))),
)


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        (expense("付误工补贴（8人×3天×80元）", 1920, document="误工单"), None),
        (expense("付误工补贴（8人×3天×80元）", 2080, document="误工单"), "high"),
        (expense("付误工补贴（８人×３天×８０元）", 2080, document="误工单"), "high"),
        (expense("付误工补贴（8人×3天×80.50元）", 1932, document="误工单"), None),
        (expense("付除草用工", 1000, remark="5人3天，每天60元"), "high"),
        (expense("付误工补贴", 960), "medium"),
        (expense("付误工补贴", 960, remark="附花名册"), None),
        (expense("付误工补贴", 960, remark="经3月5日村民代表会议决定"), None),
        (expense("付误工补贴", 960, document="误工单", payee="赵存良等8人"), None),
        (expense("付误工补贴", 960, document="误工单", payee="张志强等8人"), "medium"),
        (expense("付培训费3人10天报名500元", 500), None),
        (expense("付误工补贴99999人9999天999999元", 1, document="误工单"), "high"),
    ],
)
def test_labour(line: dict[str, Any], severity: str | None) -> None:
    assert hits("R07", given(line, village=VILLAGE)) == ([(1, severity)] if severity else [])


@pytest.mark.parametrize(("standard_yuan", "severity"), [(0, None), (80, None), (79, "high")])
def test_the_village_standard(standard_yuan: int, severity: str | None) -> None:
    line = expense("付误工补贴（8人×3天×80元）", 1920, document="误工单")
    asked = given(line, rules=rules(labour_subsidy={"daily_standard_yuan": standard_yuan}))
    assert hits("R07", asked) == ([(1, severity)] if severity else [])


def test_the_difference_is_told() -> None:
    found: list[Finding] = said("R07", given(expense("付冬季防火误工补贴（8人×3天×80元）", 2080)))
    assert found[0].message == "疑点：8人3天每天80.00元应为1,920.00元，相差160.00元，请核对票据。"


def test_without_columns_for_evidence() -> None:
    asked = given(expense("付误工补贴", 960, document=None, payee=None), columns=without("document", "payee", "remark"))
    assert hits("R07", asked) == []
    assert len(reasons("R07", asked)) == 1
