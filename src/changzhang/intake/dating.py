"""Give every line its day: carried down, completed by the year around, decided by its neighbours, or asked about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from changzhang.intake.dates import CARRIED, ParsedDate, date_of_number, date_of_text
from changzhang.intake.entries import LINE, Entry, Notes
from changzhang.intake.grid import Grid, Unreadable
from changzhang.intake.period import Context
from changzhang.intake.text import shown


class Dating:
    """The dates of one block of a sheet. ``run`` fills ``dated_on`` of the lines and notes what was assumed.

    ``answers`` are days a clerk gave, by row.
    """

    def __init__(
        self,
        grid: Grid,
        columns: dict[str, int],
        context: Context,
        notes: Notes,
        *,
        has_header_year: bool,
        answers: Mapping[int, date],
    ) -> None:
        self._answers = answers
        self._grid, self._context, self._notes = grid, context, notes
        self._column, self._month, self._day = columns.get("date"), columns.get("month"), columns.get("day")
        self._year = columns.get("year")
        self._is_quiet_about_year = has_header_year
        self._carried_year, self._carried_month = context.year, context.month if self._month is None else None
        self._last: date | None = None
        self._open: list[tuple[int, Entry, tuple[date, ...]]] = []

    @property
    def has_dates(self) -> bool:
        """Whether the block has a date column at all."""
        return self._column is not None or self._day is not None

    def run(self, entries: list[Entry]) -> None:
        """Date the lines of this block, in row order."""
        if not self.has_dates:
            for entry in entries:
                entry.dated_on = self._answers.get(entry.row) if entry.kind == LINE else None
            return
        lines: list[Entry] = []
        column = -1 if self._column is None or self._day is not None else self._column
        for entry in entries:
            is_line = entry.kind == LINE
            if is_line and entry.row in self._answers:
                self._answered(entry)
                lines.append(entry)
                continue
            # The common case of a long sheet: a true date cell.
            cell = entry.cells[column] if is_line and 0 <= column < len(entry.cells) else ""
            if type(cell) is date:
                entry.dated_on = self._last = cell
                lines.append(entry)
                continue
            parsed = self._parsed(entry, is_line)
            if is_line:
                self._take(entry, parsed, len(lines))
                lines.append(entry)
        self._ask_neighbours(lines)

    def _answered(self, entry: Entry) -> None:
        """The cell is read all the same: a month written only here is carried down."""
        self._parsed(entry, True)
        entry.raw["date"] = self._raw(entry)
        entry.dated_on = self._last = self._answers[entry.row]

    def _parsed(self, entry: Entry, is_line: bool) -> ParsedDate:
        if self._day is not None:
            return self._split(entry)
        if not is_line or self._column is None or self._column >= len(entry.cells):
            return CARRIED
        return self._of(entry.cells[self._column])

    def _of(self, value: Any) -> ParsedDate:
        kind = value.__class__
        if kind is date:
            return ParsedDate(value)
        if kind is datetime:
            return ParsedDate(value.date())
        if kind is str:
            return date_of_text(value, self._context.year, self._context.month) if value else CARRIED
        if kind is float or kind is int:
            return date_of_number(value, self._context.year, self._context.month, is_1904=self._grid.is_1904)
        return ParsedDate(is_error=True)

    def _split(self, entry: Entry) -> ParsedDate:
        """Month and day in columns of their own; each is written only where it changes."""
        year, month, day = (self._part(entry, column) for column in (self._year, self._month, self._day))
        self._carried_year = (year + 2000 if year < 100 else year) if year else self._carried_year
        self._carried_month = month or self._carried_month
        if day is None:
            return CARRIED
        if self._carried_year is None or self._carried_month is None:
            return ParsedDate(is_error=True)
        try:
            return ParsedDate(date(self._carried_year, self._carried_month, day), is_year_inferred=year is None)
        except ValueError:
            return ParsedDate(is_error=True)

    def _part(self, entry: Entry, column: int | None) -> int | None:
        if column is None or column >= len(entry.cells):
            return None
        figures = shown(entry.cells[column]).strip().rstrip("年月日号")
        return int(figures) if figures.isascii() and figures.isdigit() and len(figures) <= 4 else None

    def _take(self, entry: Entry, parsed: ParsedDate, index: int) -> None:
        if parsed.is_carried:
            entry.dated_on = self._last
            if self._last is not None:
                self._notes.warn("W201_DATE_CARRIED_DOWN", entry.row, "空白、合并或“〃”的日期取上一笔的日期。")
            return
        self._note(entry, parsed)
        if parsed.candidates:
            self._open.append((index, entry, parsed.candidates))
        elif parsed.is_error:
            entry.is_open = True
            self._notes.error("E105_DATE_UNPARSABLE", f"第{entry.row}行日期“{self._raw(entry)}”不是日历上的一天，请改正。", (entry.row,))
        entry.dated_on = parsed.day
        self._last = parsed.day or (self._last if parsed.candidates else None)

    def _note(self, entry: Entry, parsed: ParsedDate) -> None:
        value = entry.cells[self._column] if self._column is not None and self._column < len(entry.cells) else ""
        if value.__class__ is date or value.__class__ is datetime or (parsed.day is not None and value == parsed.day.isoformat()):
            return
        entry.raw["date"] = self._raw(entry)
        if parsed.is_serial:
            self._notes.warn("W206_DATE_FROM_SERIAL", entry.row, "日期是表格内部的序号，已换算成日期。")
        if parsed.is_year_inferred and not self._is_quiet_about_year:
            self._notes.warn("W207_DATE_YEAR_INFERRED", entry.row, f"日期没有写年份，按标题或表名取{self._context.year}年。")

    def _raw(self, entry: Entry) -> str:
        columns = (self._column,) if self._column is not None else (self._year, self._month, self._day)
        cells = [entry.cells[column] for column in columns if column is not None and column < len(entry.cells)]
        return " ".join(cell.text if isinstance(cell, Unreadable) else shown(cell) for cell in cells if cell != "")

    def _ask_neighbours(self, lines: list[Entry]) -> None:
        """Keep the candidates between the settled days before and after; one left is taken, more are a question."""
        if not self._open:
            return
        following = self._following(lines)
        for index, entry, candidates in self._open:
            before, after = self._preceding(lines, index), following[index]
            fitting = [day for day in candidates if (before is None or before <= day) and (after is None or day <= after)]
            if len(fitting) == 1:
                entry.dated_on = fitting[0]
                self._carry_on(lines, index, fitting[0])
                self._notes.warn("W204_DATE_AMBIGUOUS_RESOLVED", entry.row, "数字日期末位的0可能丢了，按前后日期取定。")
            else:
                self._ask(entry, candidates)

    def _ask(self, entry: Entry, candidates: tuple[date, ...]) -> None:
        entry.is_open = True
        choices = "还是".join(f"{day.month}月{day.day}日" for day in candidates)
        self._notes.error(
            "E104_DATE_AMBIGUOUS",
            f"第{entry.row}行日期“{self._raw(entry)}”可能丢了末位的0，是{choices}？请在表里写明。",
            (entry.row,),
            candidates=tuple(day.isoformat() for day in candidates),
        )

    def _following(self, lines: list[Entry]) -> list[date | None]:
        """For each line the next settled day of its section and month."""
        following: list[date | None] = []
        after: tuple[int, date] | None = None
        for entry in reversed(lines):
            following.append(after[1] if after and after[0] == entry.segment else None)
            if entry.dated_on is not None and self._is_near(entry.dated_on):
                after = (entry.segment, entry.dated_on)
        return following[::-1]

    def _preceding(self, lines: list[Entry], index: int) -> date | None:
        for entry in reversed(lines[max(0, index - 50) : index]):
            if entry.segment != lines[index].segment:
                return None
            if entry.dated_on is not None and self._is_near(entry.dated_on):
                return entry.dated_on
        return None

    def _is_near(self, day: date) -> bool:
        """A day of another month or year is no neighbour to go by: it may itself be wrong."""
        return self._context.month is None or (day.month == self._context.month and day.year == (self._context.year or day.year))

    def _carry_on(self, lines: list[Entry], index: int, day: date) -> None:
        """Lines that carried their date down from the question get its answer."""
        for entry in lines[index + 1 :]:
            column = self._column
            if column is None or (column < len(entry.cells) and not self._of(entry.cells[column]).is_carried):
                return
            entry.dated_on = day
