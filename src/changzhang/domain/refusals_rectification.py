"""The rules of following a fix up that can say no (domain rules §3.5), one class each."""

from __future__ import annotations

from datetime import date

from changzhang.domain.errors import Refused


class NotCompleted(Refused):
    """Verification, informing and reopening come after the owner's report."""

    number = 250

    def __init__(self, rectification: str) -> None:
        super().__init__("这项整改还没有报完成", rectification, "责任人先报完成（整改结果和佐证材料）")


class VerifiersTooFew(Refused):
    """Two different members of the supervision committee verify."""

    number = 251

    def __init__(self, names: str) -> None:
        super().__init__("核验要两名以上村务监督委员会成员", names or "还没有选人", "请选两名不同的村监委成员")


class VerifierDidIt(Refused):
    """Nobody verifies what they own or did themselves."""

    number = 252

    def __init__(self, name: str) -> None:
        super().__init__("责任人和经办人不能核验自己办的整改", name, "请换一名村监委成员核验")


class NotVerified(Refused):
    """Only what was verified is posted."""

    number = 253

    def __init__(self, rectification: str) -> None:
        super().__init__("这项整改还没有核验，不能再次公示", rectification, "先由两名村监委成员核验")


class NotPosted(Refused):
    """An objection against the posted result needs a posting."""

    number = 254

    def __init__(self, rectification: str) -> None:
        super().__init__("整改结果还没有公示，没有公示期间的异议可记", rectification, "如结果不实，请用“退回重改”并写明理由")


class CloseConditionsMissing(Refused):
    """销号 waits for every condition of §3.5."""

    number = 255

    def __init__(self, points: str) -> None:
        super().__init__("还不能销号", points, "逐项补齐后再销号")


class ClosedAlready(Refused):
    """A closed item changes only by 退回重改."""

    number = 256

    def __init__(self, rectification: str) -> None:
        super().__init__("这项整改已经销号", rectification, "发现没有改好，请用“退回重改”并写明理由")


class ExtensionNotLater(Refused):
    """An extension gives more time."""

    number = 257

    def __init__(self, due_on: date, in_force: date) -> None:
        super().__init__("延期后的期限不晚于现在的期限", f"新期限{due_on}，现期限{in_force}", "请写更晚的日期")


class ApproverIsOwner(Refused):
    """The owner never approves the own extension."""

    number = 258

    def __init__(self, approver: str) -> None:
        super().__init__("责任人不能批准自己延期", approver, "请由别的负责人批准")


class LadderNotUp(Refused):
    """The ladder is climbed, never descended."""

    number = 259

    def __init__(self, to: str) -> None:
        super().__init__("只能往上一级报", f"已经报到{to}", "请选更高的一级")


class DateAhead(Refused):
    """What has happened has a date that has come."""

    number = 260

    def __init__(self, what: str, on: date) -> None:
        super().__init__(f"{what}的日期还没有到", f"{on}", "请写实际发生的日期")


class DateBefore(Refused):
    """One step does not come before the one it rests on."""

    number = 261

    def __init__(self, what: str, on: date, before: str, earlier_on: date) -> None:
        super().__init__(f"{what}的日期早于{before}", f"{what}{on}，{before}{earlier_on}", "请核对日期")
