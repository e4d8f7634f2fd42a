"""The root of every problem a person can meet, told in three parts and with a permanent number."""

from __future__ import annotations

from typing import ClassVar


class Problem(Exception):
    """Something a person must be told: what happened, where, and what to do.

    Subclasses are one per problem: each has its own permanent ``number`` (said over the phone, never reused) and writes
    its own sentence. Ranges: 1xx usage and files, 2xx rules of the meeting, 3xx the book and the disk, 4xx ledgers,
    5xx settings and templates, 6xx papers, 9xx faults of the program itself.
    """

    number: ClassVar[int] = 100
    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def sentence(self) -> str:
        """The whole Chinese sentence, number first: ``错误214 什么事。在哪里。怎么办。``"""
        parts = [part.rstrip("。") for part in (self.what, self.where, self.remedy) if part]
        return f"错误{self.number} " + "。".join(parts) + "。"

    def __str__(self) -> str:
        return self.sentence()


class Refused(Problem):
    """A rule of the meeting says no; nothing was written."""

    number = 200


class UsageProblem(Problem):
    """The words of a command are off."""

    number = 101
    exit_code = 2


class BookProblem(Problem):
    """The book or the disk failed; the act must stop loudly."""

    number = 300
    exit_code = 3
