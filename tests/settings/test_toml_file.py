"""TOML as people save it: encodings, slips of syntax, foreign control characters."""

from __future__ import annotations

import pytest

from changzhang.settings.check import SettingsInvalid
from changzhang.settings.toml_file import read_tables

TEXT = 'name = "小山村"\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_usual_encoding(encoding: str, line_end: str) -> None:
    assert read_tables(TEXT.replace("\n", line_end).encode(encoding), "x.toml") == {"name": "小山村"}


def test_texts_are_cleaned_and_trimmed_at_any_depth() -> None:
    data = 'a = " 王秀兰　"\n[[t]]\nb = ["\\u001b[31m红", "一\\r\\n二"]\n'.encode()
    assert read_tables(data, "x.toml") == {"a": "王秀兰", "t": [{"b": ["\ufffd[31m红", "一\n二"]}]}


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ('name = "a"\nfrom_period = 2026-11', "第2行第19列", "一行里多写了东西：from_period = 2026-11"),
        ("name＝1", "第1行第5列", "键的后面少了等号：name＝1"),
        ("name = “小山村”", "第1行第8列", "等号后面的值写得不对：name = “小山村”"),
        ('name = "小山村\ntown = "x"', "第1行第12列", '有不能用的字符，多半是引号没有配对：name = "小山村'),
        ('a = 1\n\nname = """小山村\n\n', "第3行第14列", '引号没有配对：name = """小山村'),
        ("a = 1\na = 2\n", "第2行第6列", "同一个键写了两次：a = 2"),
        ("[a]\n[a]", "第2行第3列", "同一张表写了两次：[a]"),
        ("a = {b = 1", "第1行第11列", "括号没有配对：a = {b = 1"),
        ("a = 2026-02-30", "第1行第5列", "没有这个日期：a = 2026-02-30"),
        ("= 1", "第1行第1列", "这一行不是“键 = 值”：= 1"),
        ("a = \x1b[31m", "第1行第5列", "等号后面的值写得不对：a = \ufffd[31m"),
    ],
)
def test_slips_are_told_with_line_and_column(text: str, place: str, said: str) -> None:
    with pytest.raises(SettingsInvalid) as caught:
        read_tables(text.encode(), "x.toml")
    [problem] = caught.value.problems
    assert (problem.key_path, problem.message) == (place, said)
    assert problem.cure


def test_full_width_signs_have_their_own_cure() -> None:
    with pytest.raises(SettingsInvalid) as caught:
        read_tables("name = “小山村”".encode(), "x.toml")
    assert caught.value.problems[0].cure == "等号、引号、括号要用英文的"


@pytest.mark.parametrize("data", [b"\xff\xff\xff", b"a = " + b"[" * 9000, b"a = " + b"9" * 5000, b"\x00" * 8, "a = 1".encode("utf-16")])
def test_rubbish_is_a_problem_not_a_crash(data: bytes) -> None:
    with pytest.raises(SettingsInvalid):
        read_tables(data, "x.toml")
