from __future__ import annotations

import pytest

from changzhang.domain.private_words import private_words


@pytest.mark.parametrize(
    ("purpose", "expected"),
    [
        ("慰问三组12号张某大病救助金", ("三组12号", "病")),
        ("慰问3组１２号", ("3组12号",)),
        ("残疾人补贴", ("残",)),
        ("发放孤儿生活费", ("孤",)),
        ("资助学生学费，学生两名", ("学生",)),
        ("二组李家院子二十一号门口路灯", ("二组李家院子二十一号",)),
        ("付三组水渠款", ()),
        ("10号台班费", ()),
        ("付村部电费", ()),
        ("", ()),
        ("[/x]学生\x1b", ("学生",)),
    ],
)
def test_what_the_public_should_hear_other_words_for(purpose: str, expected: tuple[str, ...]) -> None:
    assert private_words(purpose) == expected
