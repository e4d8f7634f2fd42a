"""F1: what the keys of the screen one is on do."""

from __future__ import annotations

from changzhang.domain.text import cells, wrap
from changzhang.ui import keys
from changzhang.ui.card_rows import Row, Span
from changzhang.ui.screens.text_screen import TextScreen

_NAMES: dict[keys.Where, str] = {
    "meeting": "开会",
    "home": "看板",
    "import": "导入",
    "follow_up": "整改",
    "papers": "文书",
    "review": "预审",
    "setup": "村情",
    "dialog": "小窗",
    "projector": "投影",
    "app": "哪里都能用",
}
_HINTS: dict[keys.Where, tuple[str, ...]] = {
    "meeting": (
        "先记到磁盘，再显示：屏幕上看得到的，都已经存好，不用按保存。",
        "输入数字再按回车，跳到第几笔。一笔停留不到2秒就翻页，记作跳过、未念。",
        "翻页笔的翻页键就是“念完”。开着小窗也能接着念，小窗还是说原来那一笔。",
    ),
    "home": ("红黄绿三种灯都写着字：红是超期，黄是快到期，绿是正常。",),
    "review": (
        "有疑点的排在前面，重的在先。疑点只是请你核对票据，不是结论。",
        "↓看完这一笔，再按就到下一笔。两名村监委成员签字以后，会上念出审核结果；疑点本身不给会场看。",
    ),
    "setup": ("在这里改的当时就算数。用记事本改设置文件也行，改完在这里启用；有问题的会列出来，怎么改也写着。",),
    "projector": (
        "这个窗口给大家看：主窗口记下什么，半秒之内这里就跟到。它只看账簿，关掉、重开都不影响开会。",
        "一屏放不下的会自己往下翻。翻页笔插在这台电脑上，也能念完一笔、回看；别的事都在主窗口办。",
    ),
    "import": ("接受以前什么都不留。每张表怎么看懂的都列在上面，先和原表对一遍。",),
}
_LEFT = 12


class HelpScreen(TextScreen):
    """The help of one screen."""

    def __init__(self, where: keys.Where) -> None:
        super().__init__(f"帮助：{_NAMES.get(where, '')}", lambda width: help_rows(where, width))


def help_rows(where: keys.Where, width: int) -> list[Row]:
    """Hints, then every key of the screen, then those that work everywhere."""
    rows: list[Row] = [(Span(line),) for hint in _HINTS.get(where, ()) for line in wrap(hint, width)]
    for part in dict.fromkeys((where, "app")):
        rows += [(), (Span(_NAMES.get(part, ""), "title"),)]
        for act in keys.acts(part):
            rows += _act_rows(act, width)
    return [*rows, (), *((Span(line, "label"),) for line in wrap("功能键没反应：笔记本电脑要同时按Fn，或者按Tab用数字选。", width))]


def _act_rows(act: keys.Act, width: int) -> list[Row]:
    shown = act.shown or "Tab"
    words = wrap(f"{act.label}：{act.help}" + (f"（Tab {act.digit}）" if act.digit else ""), max(10, width - _LEFT))
    gap = " " * max(1, _LEFT - cells(shown))
    return [(Span(shown, "key"), Span(gap), Span(words[0])), *((Span(" " * _LEFT), Span(line)) for line in words[1:])]
