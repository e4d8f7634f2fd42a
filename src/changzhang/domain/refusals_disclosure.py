"""The rules of publication that can say no (domain rules §7), one class each."""

from __future__ import annotations

from datetime import date

from changzhang.domain.errors import Refused


class DisclosureItemUnknown(Refused):
    """The village's list has no such item, or it is switched off."""

    number = 262

    def __init__(self, item: str) -> None:
        super().__init__("公开事项里没有这一项", item, "用 changzhang publish list 查看编号，或在 disclosure_items.toml 里加上")


class DisclosurePeriodWrong(Refused):
    """The item is not published for such a period, or its time has not come."""

    number = 263

    def __init__(self, disclosure: str) -> None:
        super().__init__("这一项没有这个公开期", disclosure, "月写成 2026-10，季写成 2026Q4，年写成 2026；要在村里开始唱账以后、时间已到")


class DisclosureNotArisen(Refused):
    """What happened is recorded before its publication."""

    number = 264

    def __init__(self, disclosure: str) -> None:
        super().__init__("还没有登记这件要公开的事", disclosure, "先用 changzhang publish arise 登记事项和确定的日期")


class StepOutOfOrder(Refused):
    """Seven steps, one after the other."""

    number = 265

    def __init__(self, step: str, missing: str) -> None:
        super().__init__(f"还不能记“{step}”", f"前面缺：{missing}", "按七步走的顺序先办前面的步骤")


class ExaminersTooFew(Refused):
    """Two different members of the supervision committee examine."""

    number = 266

    def __init__(self, count: int, names: str) -> None:
        super().__init__(f"审查完善要{count}名以上村务监督委员会成员签字", names or "还没有选人", "请选不同的村监委成员")


class AlreadyPosted(Refused):
    """What hangs is corrected, not posted again."""

    number = 267

    def __init__(self, disclosure: str) -> None:
        super().__init__("这一项正挂着", disclosure, "内容有错请用“更正公开”；取下后要再贴的，先记取下")


class NotPublished(Refused):
    """Correcting, taking down and objecting need a publication."""

    number = 268

    def __init__(self, disclosure: str) -> None:
        super().__init__("这一项还没有公布", disclosure, "先记公布的地点和日期")


class PlaceMissing(Refused):
    """A publication has a board to hang on or a channel to be read in."""

    number = 269

    def __init__(self) -> None:
        super().__init__("没有写公布在哪里", "", "请写公开栏或网上渠道，至少一处")


class PlaceNotHanging(Refused):
    """Only what hangs comes down."""

    number = 270

    def __init__(self, place: str) -> None:
        super().__init__("这个地方没有挂着这一项", place, "请核对地点的写法")


class HearingTooShort(Refused):
    """Opinions are heard for some days before that step is done."""

    number = 271

    def __init__(self, days: int, until: date) -> None:
        super().__init__(f"听取意见不少于{days}天", f"到{until}为止", "满了再记“听取意见”")


class PublishByPosting(Refused):
    """予以公布 has places and a day of its own."""

    number = 272

    def __init__(self) -> None:
        super().__init__("“予以公布”要写地点和日期", "", "请用 changzhang publish post")


class QuestionsOpen(Refused):
    """答疑解惑 is done when every question about the item is answered or dated."""

    number = 273

    def __init__(self, questions: str) -> None:
        super().__init__("这一项还有没答复、也没有定期限的提问", questions, "先答复，或者定下限时答复的期限")
