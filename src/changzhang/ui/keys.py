"""Every key of the program, once: bindings, footer, help and the Tab menu are all read from this table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from textual.binding import Binding

Where = Literal[
    "app",
    "meeting",
    "dialog",
    "home",
    "import",
    "follow_up",
    "papers",
    "review",
    "setup",
    "contacts",
    "look_up",
    "help",
    "projector",
]

# Keys the terminal, the input method or the control codes own.
FORBIDDEN = frozenset(
    {"f11", "alt+enter", "ctrl+i", "ctrl+m", "ctrl+h", "ctrl+left_square_bracket", "ctrl+equals_sign", "ctrl+minus", "ctrl+plus"}
    | {"ctrl+space", "shift+space", "ctrl+full_stop", "ctrl+tab", "ctrl+comma", "ctrl+c"}
)


class Act(NamedTuple):
    """One act and its keys (textual names). ``shown`` is how people read the key; ``digit`` its place in the Tab menu.

    ``rank`` orders the footer, smallest first; 0 keeps the act out of it.
    """

    where: Where
    id: str
    keys: tuple[str, ...]
    shown: str
    label: str
    help: str
    rank: int = 0
    digit: str = ""
    is_priority: bool = False


class MenuItem(NamedTuple):
    """One line of the Tab menu: the digit that chooses it, the act, and its words."""

    digit: str
    id: str
    label: str


ACTS: tuple[Act, ...] = (
    # Everywhere
    Act("app", "help", ("f1",), "F1", "帮助", "说明现在这一屏怎么用", 20),
    Act("app", "palette", ("ctrl+p",), "Ctrl+P", "全部命令", "按中文或拼音首字母找命令", is_priority=True),
    Act("app", "theme", ("ctrl+t",), "Ctrl+T", "换底色", "浅色底和深色底互换", is_priority=True),
    Act("app", "large_type", ("ctrl+b",), "Ctrl+B", "大字", "用途这样的汉字用大字，再按换回普通字", is_priority=True),
    Act("app", "leave", ("ctrl+q",), "Ctrl+Q", "退出", "退出程序；会议不会散，下次打开接着开", is_priority=True),
    # A running meeting
    Act("meeting", "step", ("pagedown", "space", "right", "ideographic_space"), "翻页/空格", "念完", "这一笔念完，换下一笔", 1),
    Act("meeting", "back", ("pageup", "left"), "←", "回看", "回头看前面念过的，不重复记", 2),
    Act("meeting", "first_unread", ("end",), "End", "回到未念", "回到第一笔没念的"),
    Act("meeting", "ask", ("f2",), "F2", "提问", "记下村民的提问；再按一次先放下，记下一问", 3, "1"),
    Act("meeting", "answer", ("f3",), "F3", "答复", "记下对提问的答复", 4, "2"),
    Act("meeting", "promise", ("f4",), "F4", "整改", "记下承诺整改：谁负责、哪天办完", 5, "3"),
    Act("meeting", "doubt", ("f10",), "F10", "存疑", "程序读错，或者表与凭证不符", 6, "4"),
    Act("meeting", "pause", ("f6",), "F6", "休会", "休会；再按复会", 7, "5"),
    Act("meeting", "withdraw", ("f7",), "F7", "撤回", "撤回这个窗口最近记的一条，原记录保留", 8, "6"),
    Act("meeting", "head_count", (), "Tab 7", "人数", "清点人数，登记晚到、早退", 0, "7"),
    Act("meeting", "voucher", (), "Tab 8", "看凭证", "当场看了这一笔的凭证", 0, "8"),
    Act("meeting", "next_stage", ("f9",), "F9", "下一环节", "进入下一个环节", 9, "9"),
    Act("meeting", "black_out", ("f5", "b", "B", "full_stop", "ideographic_full_stop"), "F5", "黑屏", "投影只留村名，再按恢复", 11, "0"),
    Act("meeting", "second", ("plus", "fullwidth_plus_sign"), "＋", "附议", "最近一问又有人附议", 12),
    Act("meeting", "find", ("f8",), "F8", "查找", "按文字或者金额找一笔", 10),
    Act("meeting", "menu", ("tab",), "Tab", "菜单", "功能键没反应时，用数字选"),
    Act("meeting", "cancel", ("escape", "f12"), "Esc/F12", "取消", "取消正在输入的笔号；关掉小窗"),
    Act("meeting", "any_stage", (), "Tab ↓", "选环节", "去任意一个环节"),
    Act("meeting", "vote", (), "Tab ↓", "表决", "表决或者征求意见，人数够不够按规定算（只在答疑会、急事公开）"),
    Act("meeting", "go_home", (), "Tab ↓", "回看板", "会议不会散，随时可以再进来"),
    # 看板
    Act("home", "meeting", ("f2", "1", "１"), "F2", "开会", "开一次公开唱账会，或者回到没散会的会议", 1, "1"),
    Act("home", "import", ("f3", "2", "２"), "F3", "导入", "导入收支表", 2, "2"),
    Act("home", "follow_up", ("f4", "3", "３"), "F4", "整改", "整改台账", 3, "3"),
    Act("home", "papers", ("f6", "4", "４"), "F6", "文书", "导出会议记录、整改清单", 4, "4"),
    Act("home", "backup", ("f7", "5", "５"), "F7", "备份", "把账簿备份到U盘", 5, "5"),
    Act("home", "who", ("f8", "6", "６"), "F8", "换人", "换一个人操作", 6, "6"),
    Act("home", "review", ("f5", "7", "７"), "F5", "预审", "村监委会前逐笔审账，两人签字", 2, "7"),
    Act("home", "setup", ("f9", "8", "８"), "F9", "村情", "名册、电话、规则；启用改过的设置文件", 6, "8"),
    Act("home", "explain", ("f10",), "F10", "书面说明", "账簿里对不上的月份，念以前写明原因", 8),
    Act("home", "contacts", ("9", "９"), "9", "来访来电", "意见箱、热线、微信群、一点通、上门来的提问", 3, "9"),
    Act("home", "look_up", ("0", "０"), "0", "查账", "按金额、姓名、事情查所有月份；谁来查都记下", 3, "0"),
    Act("home", "menu", ("tab",), "Tab", "菜单", "功能键没反应时，用数字选"),
    # 导入
    Act("import", "accept", ("f2",), "F2", "接受", "把看过的表记进账簿", 1, "1"),
    Act("import", "another", ("f3",), "F3", "换一份表", "重新选文件", 2, "2"),
    Act("import", "lines", ("f5",), "F5", "看每一笔", "每一笔和表上的原样", 3, "6"),
    Act("import", "cash", ("f4",), "F4", "是现金账", "这份表只是现金日记账", 0, "3"),
    Act("import", "bank", ("f6",), "F6", "是银行账", "这份表只是银行账", 0, "4"),
    Act("import", "collective", ("f7",), "F7", "是村集体账", "这份表是村集体（合作社）的账", 0, "5"),
    Act("import", "answer", ("f8",), "F8", "回答", "表上看不出来的，一处一处回答；答完马上重读", 4, "7"),
    Act("import", "change", ("f9",), "F9", "改读法", "改哪一列是什么、单位、月份；去掉答错的", 5, "8"),
    Act("import", "explain", ("f10",), "F10", "书面说明", "账簿里对不上的月份，写明原因", 6, "9"),
    Act("import", "menu", ("tab",), "Tab", "菜单", "功能键没反应时，用数字选"),
    Act("import", "close", ("escape", "f12"), "Esc", "返回", "回到看板，什么都不留", 9),
    # 预审
    Act("review", "pass_line", ("f2", "1", "１"), "F2", "通过", "这一笔没有问题", 1, "1"),
    Act("review", "doubt_line", ("f3", "2", "２"), "F3", "存疑", "这一笔存疑，写理由；会上可以再问", 2, "2"),
    Act("review", "return_line", ("f4", "3", "３"), "F4", "退回补正", "退给报账员补手续，写理由；补好以前不能签字", 3, "3"),
    Act("review", "public_words", ("f5", "4", "４"), "F5", "公开用语", "对外念、对外贴时换个说法：不写病情、学生、门牌号", 4, "4"),
    Act("review", "pass_rest", ("f6", "5", "５"), "F6", "其余通过", "没审的都通过；有“高”疑点的不算，要一笔一笔看", 5, "5"),
    Act("review", "withdraw", ("f7", "6", "６"), "F7", "撤回", "撤回这个窗口最近的一次审核", 8, "6"),
    Act("review", "find", ("f8", "7", "７"), "F8", "查找", "按笔号、文字或者金额找一笔", 7, "7"),
    Act("review", "sign", ("f9", "8", "８"), "F9", "签字", "两名村监委成员签字", 6, "8"),
    Act("review", "sheet", ("f10", "9", "９"), "F10", "整表/查不了的", "整张表的疑点，哪些规则查不了、为什么", 9, "9"),
    Act("review", "another", ("0", "０"), "0", "换一个月", "审另一个月的账", 0, "0"),
    Act("review", "onward", ("pagedown", "space", "right", "ideographic_space"), "翻页/空格", "下一笔", "看下一笔，不作结论", 10),
    Act("review", "backward", ("pageup", "left"), "←", "上一笔", "看上一笔"),
    Act("review", "menu", ("tab",), "Tab", "菜单", "功能键没反应时，用数字选"),
    Act("review", "close", ("escape", "f12"), "Esc", "返回", "回到看板", 11),
    # 村情
    Act("setup", "adopt", ("f2", "1", "１"), "F2", "启用改动", "改过的设置文件从现在起算数", 1, "1"),
    Act("setup", "add_person", ("f3", "2", "２"), "F3", "加人", "名册加一人", 2, "2"),
    Act("setup", "roles", ("f4", "3", "３"), "F4", "改职务", "换一个人的职务", 3, "3"),
    Act("setup", "remove_person", ("f5", "4", "４"), "F5", "去掉一人", "从名册去掉；做过的记录都保留", 4, "4"),
    Act("setup", "add_hotline", ("f6", "5", "５"), "F6", "加电话", "印在公开栏上的监督电话", 5, "5"),
    Act("setup", "remove_hotline", ("f7", "6", "６"), "F7", "去掉电话", "监督电话不用了", 6, "6"),
    Act("setup", "askers", ("f8", "7", "７"), "F8", "提问人怎么写", "写全名、只写姓、只写组别、不写", 7, "7"),
    Act("setup", "fonts", ("f9", "8", "８"), "F9", "文书字体", "国标字体，或者电脑自带字体", 8, "8"),
    Act("setup", "relatives", ("f10", "9", "９"), "F10", "近亲属声明", "村监委成员声明和村委会成员有没有近亲属关系", 9, "9"),
    Act("setup", "differences", ("0", "０"), "0", "看改动", "改过的设置文件改了哪几行", 10, "0"),
    Act("setup", "menu", ("tab",), "Tab", "菜单", "功能键没反应时，用数字选"),
    Act("setup", "close", ("escape", "f12"), "Esc", "返回", "回到看板", 11),
    # 整改
    Act("follow_up", "story", ("f2", "1", "１"), "F2", "看经过", "一项整改从提问到销号的经过", 1, "1"),
    Act("follow_up", "progress", ("f3", "2", "２"), "F3", "记进展", "办到哪一步了，可以附材料", 2, "2"),
    Act("follow_up", "complete", ("f4", "3", "３"), "F4", "报完成", "责任人报完成：结果、日期、佐证材料", 3, "3"),
    Act("follow_up", "extend", ("f5", "4", "４"), "F5", "延期", "写理由、谁批准、新的期限；原期限一直看得见", 7, "4"),
    Act("follow_up", "verify", ("f6", "5", "５"), "F6", "核验", "两名村监委成员核验，负责办的人不能核验", 3, "5"),
    Act("follow_up", "republish", ("f7", "6", "６"), "F7", "再次公示", "整改结果贴出去，挂满规定的工作日", 3, "6"),
    Act("follow_up", "inform", ("f8", "7", "７"), "F8", "告知提问人", "电话、上门、微信群或者会上告诉提问的人", 4, "7"),
    Act("follow_up", "close_out", ("f9", "8", "８"), "F9", "销号", "条件齐了才能销号；不齐的告诉你还差什么", 2, "8"),
    Act("follow_up", "reopen", ("f10", "9", "９"), "F10", "退回重改", "没有改好的退回去，写理由", 8, "9"),
    Act("follow_up", "escalate", ("0", "０"), "0", "上报", "一级一级往上报：村监委、村党组织、镇、县", 8, "0"),
    Act("follow_up", "supply", (), "Tab ↓", "补材料", "报完成以后补照片、收据"),
    Act("follow_up", "object", (), "Tab ↓", "公示异议", "公示期间群众有异议：答复清楚重新公示，答复不了退回重改"),
    Act("follow_up", "menu", ("tab",), "Tab", "菜单", "功能键没反应时，用数字选"),
    Act("follow_up", "close", ("escape", "f12"), "Esc", "返回", "回到看板", 9),
    # 查账
    Act("look_up", "card", ("enter",), "回车", "看大卡片", "这一笔放大，能照着念", 1),
    Act("look_up", "search", ("f2", "1", "１"), "F2", "再查", "换几个字、姓名或者金额再查", 2, "1"),
    Act("look_up", "copied", ("f3", "2", "２"), "F3", "记复制", "给查账的人抄了、拍了、印了这一笔", 4, "2"),
    Act("look_up", "visitor", ("f4", "3", "３"), "F4", "换人查", "换一个人来查", 5, "3"),
    Act("look_up", "menu", ("tab",), "Tab", "菜单", "功能键没反应时，用数字选"),
    Act("look_up", "close", ("escape", "f12"), "Esc", "返回", "回到看板", 9),
    # 来访来电
    Act("contacts", "receive", ("f2", "1", "１"), "F2", "登记", "从哪里来、问什么、谁来答、备好的答复", 1, "1"),
    Act("contacts", "assign", ("f3", "2", "２"), "F3", "交办", "交给谁答复、哪天以前", 2, "2"),
    Act("contacts", "prepare", ("f4", "3", "３"), "F4", "准备答复", "先备一个答复，不公开", 4, "3"),
    Act("contacts", "join", ("f5", "4", "４"), "F5", "并入", "和另一问是同一件事，一起答复", 5, "4"),
    Act("contacts", "refer", ("f6", "5", "５"), "F6", "转办", "转给镇上或者别的单位", 6, "5"),
    Act("contacts", "reply", ("f7", "6", "６"), "F7", "答复", "不等开会，先答复", 3, "6"),
    Act("contacts", "inform", ("f8", "7", "７"), "F8", "告知提问人", "答复怎么告诉提问的人的", 3, "7"),
    Act("contacts", "escalate", ("f9", "8", "８"), "F9", "上报", "超期太久的往上报一级", 8, "8"),
    Act("contacts", "story", ("f10", "9", "９"), "F10", "看经过", "从提问到现在的经过", 7, "9"),
    Act("contacts", "visit", ("0", "０"), "0", "登记上门", "谁去的、到了谁家、带回来哪些提问", 8, "0"),
    Act("contacts", "rate", (), "Tab ↓", "评价", "提问人对答复满不满意"),
    Act("contacts", "everything", (), "Tab ↓", "全部/等着的", "连答复过的一起列，或者只列等着答复的"),
    Act("contacts", "menu", ("tab",), "Tab", "菜单", "功能键没反应时，用数字选"),
    Act("contacts", "close", ("escape", "f12"), "Esc", "返回", "回到看板", 9),
    # 文书
    Act("papers", "export", ("f2", "1", "１"), "F2", "导出", "写成Word和网页文件", 1, "1"),
    Act("papers", "preview", ("f3", "2", "２"), "F3", "看文字", "在屏幕上看纪要的文字", 2, "2"),
    Act("papers", "another", ("f4", "3", "３"), "F4", "换一次会", "看另一次会议的文书", 3, "3"),
    Act("papers", "correct", ("f5", "4", "４"), "F5", "更正", "封存以后发现记错了：写更正第几号，原记录保留", 4, "4"),
    Act("papers", "menu", ("tab",), "Tab", "菜单", "功能键没反应时，用数字选"),
    Act("papers", "close", ("escape", "f12"), "Esc", "返回", "回到看板", 9),
    # 投影
    Act("projector", "step", ("pagedown",), "PageDown", "念完/往下", "翻页笔“下一页”：这一笔念完；别的环节往下翻", 1),
    Act("projector", "back", ("pageup",), "PageUp", "回看", "翻页笔“上一页”：回头看前面的，不重复记", 2),
    Act("projector", "black_out", ("f5", "b", "B", "full_stop", "ideographic_full_stop"), "F5", "黑屏", "只留村名，再按恢复", 3),
    # Dialogs
    Act("dialog", "close", ("escape", "f12"), "Esc/F12", "关闭", "关掉小窗，文字留作草稿", 2),
    Act("dialog", "step_under", ("pagedown",), "PageDown", "念完下一笔", "小窗开着也能接着念", 3),
    Act("dialog", "back_under", ("pageup",), "PageUp", "回看", "小窗开着也能回看", 0),
)


def acts(*where: Where) -> tuple[Act, ...]:
    """The acts of these screens, in the table's order."""
    return tuple(act for act in ACTS if act.where in where)


def bindings(where: Where) -> list[Binding]:
    """Textual bindings of a screen; each act's action is its id."""
    return [
        Binding(",".join(act.keys), act.id, act.label, show=False, priority=act.is_priority, id=f"{where}.{act.id}")
        for act in acts(where)
        if act.keys
    ]


def footer(where: Where) -> tuple[Act, ...]:
    """The acts shown at the foot of a screen, most wanted first."""
    return tuple(sorted((act for act in acts(where, "app") if act.rank), key=lambda act: act.rank))


def menu(where: Where, without: Iterable[str] = ()) -> tuple[MenuItem, ...]:
    """The Tab menu of a screen: 1–9, then 0."""
    hidden = set(without)
    listed = [act for act in acts(where) if act.digit and act.id not in hidden]
    return tuple(MenuItem(act.digit, act.id, act.label) for act in sorted(listed, key=lambda act: act.digit.replace("0", ":")))


def beside_menu(where: Where, without: Iterable[str] = ()) -> tuple[Act, ...]:
    """The acts that no key opens and no digit chooses: they stand below the digits, for arrows and mouse."""
    hidden = set(without)
    return tuple(act for act in acts(where) if not act.keys and not act.digit and act.id not in hidden)


_SCREENS: dict[str, Where] = {
    "MeetingScreen": "meeting",
    "HomeScreen": "home",
    "ImportScreen": "import",
    "FollowUpScreen": "follow_up",
    "PapersScreen": "papers",
    "ReviewScreen": "review",
    "SetupScreen": "setup",
    "ContactsScreen": "contacts",
    "LookUpScreen": "look_up",
}


def where_of(screen: str) -> Where:
    """Which rows of the table belong to a screen, by the name of its class; anything else is a dialog."""
    return _SCREENS.get(screen, "dialog")
