"""预审: the committee's verdicts, the public's words, two signatures, before anything is read out or posted."""

from __future__ import annotations

from changzhang.desk import reviewing
from changzhang.desk.reviewing import ReviewedLine
from changzhang.domain.commands import Command
from changzhang.domain.events.meeting import Verdict
from changzhang.domain.money import format_yuan
from changzhang.domain.private_words import private_words
from changzhang.domain.text import clean, half_width
from changzhang.ui.drafts import DraftFailed
from changzhang.ui.screens.pick import PickScreen
from changzhang.ui.screens.review_rows import FULL_VERDICTS, sheet_rows, sign_words, unworded
from changzhang.ui.screens.review_walk import ReviewWalk
from changzhang.ui.screens.text_screen import TextScreen
from changzhang.ui.words import stream_title

_REASONS: dict[Verdict, tuple[str, ...]] = {
    "doubted": ("凭证不全", "签字不全", "用途说不清", "金额要再核对"),
    "returned": ("补签字", "补正式发票", "补明细或名单", "补会议决议、合同或验收单"),
}


class ReviewScreen(ReviewWalk):
    """The acts of 预审 that go on record."""

    # Verdicts

    def action_pass_line(self) -> None:
        """通过; a purpose the public should hear in other words is asked about first."""
        if not self.lines:
            return
        each = self.line
        if private_words(each.line.summary) and not each.public_summary:
            self._ask_public_words(each, is_asked=True)
        else:
            self._judge(each, "passed")

    def action_doubt_line(self) -> None:
        """存疑, with its reason."""
        self._ask_reason("doubted")

    def action_return_line(self) -> None:
        """退回补正, with its reason."""
        self._ask_reason("returned")

    def _ask_reason(self, verdict: Verdict) -> None:
        if not self.lines:
            return
        from changzhang.ui.dialogs.reason import ReasonDialog

        each = self.line
        title = f"第{each.line.line_no}笔 {FULL_VERDICTS[verdict]}"

        def told(reason: str | None) -> None:
            if reason and self._judge(each, verdict, reason):
                self._drop_draft("reason")

        self.app.push_screen(ReasonDialog(title, words=_line_words(each), choices=_REASONS[verdict]), told)

    def _judge(self, each: ReviewedLine, verdict: Verdict, reason: str = "") -> bool:
        line_no = each.line.line_no
        outcome = self.attempt(lambda: reviewing.judge(self.desk, self.month, line_no, verdict, reason))
        if outcome is None:
            return False
        self.refresh_month()
        self.go_on(outcome.notice or f"第{line_no}笔：{FULL_VERDICTS[verdict]}")
        return True

    def action_pass_rest(self) -> None:
        """其余通过; lines with a high flag stay."""
        before = self.left
        outcome = self.attempt(lambda: reviewing.pass_rest(self.desk, self.month))
        if outcome is None:
            return
        self.refresh_month()
        rest = f"；还有{self.left}笔有“高”疑点，要一笔一笔看" if self.left else ""
        words = unworded(self.lines)
        self.go_on((outcome.notice or f"通过了{before - self.left}笔") + rest + (f"；{words}" if words else ""))

    # The public's words

    def action_public_words(self) -> None:
        """公开用语 for the line in hand."""
        if self.lines:
            self._ask_public_words(self.line, is_asked=False)

    def _ask_public_words(self, each: ReviewedLine, *, is_asked: bool) -> None:
        from changzhang.ui.dialogs.public_words import PublicWordsDialog

        line_no = each.line.line_no

        def told(text: str | None) -> None:
            if text is None:
                return
            if text or each.public_summary:
                outcome = self.attempt(lambda: reviewing.summarize(self.desk, self.month, line_no, text))
                if outcome is None:
                    return
                self._drop_draft("public_words")
                self.refresh_month()
                self.say(outcome.notice or (f"第{line_no}笔公开用语：{text}" if text else f"第{line_no}笔照原用途公开"))
            if is_asked:
                self._judge(each, "passed")

        found = private_words(each.line.summary)
        title, about = f"第{line_no}笔 公开用语", f"{self.month.ledger_seq}:{line_no}"
        dialog = PublicWordsDialog(title, clean(each.line.summary), each.public_summary, about=about, found=found, is_asked=is_asked)
        self.app.push_screen(dialog, told)

    # The month

    def action_sign(self) -> None:
        """签字 by two members; not while anything is open."""
        from changzhang.ui.dialogs.sign import SignDialog

        returned = [str(each.line.line_no) for each in self.lines if each.verdict and each.verdict.verdict == "returned"]
        if self.left or returned:
            open_words = [f"还有{self.left}笔没审"] if self.left else []
            open_words += [f"第{'、'.join(returned)}笔退回补正，还没补好"] if returned else []
            self.go(next(place for place, each in enumerate(self.lines) if each.verdict is None or each.verdict.verdict == "returned"))
            self.say("还不能签字：" + "；".join(open_words))
            return

        def told(members: tuple[str, ...] | None) -> None:
            if members is None or self.attempt(lambda: reviewing.sign(self.desk, self.month, members)) is None:
                return
            self.refresh_month()
            self.say(f"{'、'.join(members)}已签字；会上报结余时念出来")

        members = [person.name for person in self.desk.village.supervisors]
        self.app.push_screen(SignDialog(f"预审签字 {stream_title(self.month.stream)}", members, sign_words(self.month)), told)

    def action_sheet(self) -> None:
        """What concerns the whole sheet, and what could not be checked."""
        month = self.month
        self.app.push_screen(TextScreen("整张表的疑点；查不了的", lambda width: sheet_rows(month, width)))

    def action_another(self) -> None:
        """Another month."""
        found = reviewing.streams(self.desk)
        options = [(stream, f"{stream_title(stream)}{'（已签字）' if reviewing.is_signed(self.desk, stream) else ''}") for stream in found]
        self.app.push_screen(PickScreen("审哪个月的账？", options), self._show_month)

    def _show_month(self, stream: str | None) -> None:
        if stream is None:
            return
        month = self.attempt(lambda: reviewing.review(self.desk, stream))
        if month is not None:
            self.show_month(month)

    def action_withdraw(self) -> None:
        """Take back this window's newest act, while it is one of this review."""
        from changzhang.ui.dialogs.withdraw import WithdrawDialog

        last = self.desk.last_act()
        if last is None or last.stream != self.month.stream or not last.kind.startswith(("line", "review.")):
            self.say("这个窗口没有可以撤回的审核；改结论，直接再审一次就行")
            return

        def told(command: Command | None) -> None:
            if command is not None and self.attempt(lambda: self.desk.do(command)) is not None:
                self.refresh_month()
                self.say("已撤回，原记录保留")

        self.app.push_screen(WithdrawDialog(self.desk.withdrawal(last.act)), told)

    def action_find(self) -> None:
        """A line by its number, by words or by an amount."""
        from changzhang.ui.dialogs.write import WriteDialog

        self.app.push_screen(WriteDialog("查找", "笔号、文字或者金额"), self._find)

    def _find(self, wanted: str | None) -> None:
        if not wanted:
            return
        places = [*range(self.index + 1, len(self.lines)), *range(self.index + 1)]
        found = next((place for place in places if _is_meant(self.lines[place], wanted)), None)
        if found is None:
            self.say(f"没有找到“{wanted}”")
        else:
            self.go(found)

    def _drop_draft(self, slot: str) -> None:
        try:
            self.shell.drafts.drop(slot)
        except DraftFailed:
            self.say("草稿文件写不进磁盘，请检查磁盘空间")


def _line_words(each: ReviewedLine) -> str:
    line = each.line
    return f"第{line.line_no}笔 {'收入' if line.side == 'income' else '支出'}{format_yuan(line.amount_fen)}元 {clean(line.summary)}"


def _is_meant(each: ReviewedLine, wanted: str) -> bool:
    """Whether a line has this number, holds these words, or is of this amount."""
    plain = half_width(wanted).strip().replace(",", "")
    if plain.isascii() and plain.isdecimal() and int(plain) == each.line.line_no:
        return True
    amount = format_yuan(each.line.amount_fen).replace(",", "")
    if plain in (amount, amount.removesuffix(".00")):
        return True
    return any(wanted.strip() in (text or "") for text in (each.line.summary, each.line.payee, each.line.voucher_no, each.line.handler))
