"""People in a cell: the names it holds, whether it is a person at all, and who is an official."""

from __future__ import annotations

import re
from functools import lru_cache

from changzhang.domain.village import COMMITTEE, Role

#: Offices that are paid; a representative or the head of a group is a villager like others.
CADRES = COMMITTEE | {Role.PARTY_SECRETARY, Role.SUPERVISION_CHAIR, Role.REPORTING_CLERK, Role.VILLAGE_CLERK, Role.BOARD_CHAIR}

_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤"
    "滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫"
    "乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申"
    "扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧沃利蔚越夔隆师巩厍聂晁勾敖融冷辛阚"
    "那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仝肖闫付代岳帅亢况郇有琴牟佘佴伯赏墨哈谯笪年爱阳佟苟朴豆邸苑候原母闪虎拜妥敏喇缑"
)
_DOUBLE = "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 端木 百里 呼延 夏侯 拓跋 独孤"
_COMPOUND = frozenset(_DOUBLE.split())
_PERSON = re.compile(r"[\u3400-\u9fff·]{2,4}")
_ETCETERA = re.compile(r"等.*|[（(].*", re.DOTALL)
_BETWEEN = re.compile(r"[、，,；;/／和及&]+")
_LONGEST = 60


@lru_cache(maxsize=4096)
def names_in(text: str) -> frozenset[str]:
    """The names a cell holds: ``赵存良等8人`` → 赵存良; ``张志强 李建军`` → both; ``张 强`` → 张强."""
    parts = _BETWEEN.split(_ETCETERA.sub("", text[:_LONGEST]))
    names: list[str] = []
    for part in parts:
        words = part.split()
        names += words if len(words) > 1 and all(len(word) > 1 for word in words) else ["".join(words)]
    return frozenset(name for name in names if name)


@lru_cache(maxsize=4096)
def is_person(text: str) -> bool:
    """Whether a cell is one person's name by its look: two or three characters after a surname, four after a double one.

    Words of organizations are for the caller to rule out.
    """
    name = "".join(text.split())
    if len(name) > 4 or not _PERSON.fullmatch(name):
        return False
    return (name[:2] in _COMPOUND and len(name) > 2) or (name[0] in _SURNAMES and len(name) < 4)
