"""The hash of a record, and the codes made of it that people read to each other."""

from __future__ import annotations

import hashlib
import itertools
import re

import pytest

from changzhang.domain.chain import GENESIS, code_of, normal_code, record_hash

RECORD: dict[str, object] = {
    "prev": GENESIS,
    "seq": 1,
    "stream": "book",
    "act": 1,
    "at": "2026-11-15T14:00:00.000000+08:00",
    "actor": "宋玉洁",
    "kind": "book.created",
    "body": '{"book_id":"b"}',
}


def hashed(**changes: object) -> str:
    return record_hash(**(RECORD | changes))  # type: ignore[arg-type]


def test_the_hash_is_that_of_the_plain_json_array() -> None:
    text = '["' + "0" * 64 + '",1,"book",1,"2026-11-15T14:00:00.000000+08:00","宋玉洁","book.created","{\\"book_id\\":\\"b\\"}"]'
    assert hashed() == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    "changes",
    [
        {"prev": "1" * 64},
        {"seq": 2},
        {"stream": "Book"},
        {"act": 2},
        {"at": "2026-11-15T14:00:00.000001+08:00"},
        {"actor": "宋玉杰"},
        {"kind": "book.create"},
        {"body": '{"book_id":"b" }'},
    ],
)
def test_every_field_counts(changes: dict[str, object]) -> None:
    assert hashed(**changes) != hashed()


def test_no_field_runs_into_the_next() -> None:
    assert hashed(stream="book", actor='宋","x') != hashed(stream='book","宋', actor="x")


def test_a_lone_surrogate_has_a_hash_too() -> None:
    assert len(hashed(body='"\ud800"')) == 64


def test_a_code_is_sixteen_characters_in_fours_of_an_alphabet_without_look_alikes() -> None:
    code = code_of(hashed())
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}", code)
    assert code_of("0" * 64) == "0000-0000-0000-0000"
    assert code_of("f" * 64) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ"
    assert code_of("08420" + "0" * 59) == "1110-0000-0000-0000"


def test_eighty_bits_of_the_hash_are_in_the_code() -> None:
    base = "0" * 64
    codes = [code_of(base[:place] + "1" + base[place + 1 :]) for place in range(20)]
    assert len(set(codes)) == 20
    assert code_of(base[:20] + "1" + base[21:]) == code_of(base)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("9F2C-1A7B-0000-ZZZZ", "9F2C-1A7B-0000-ZZZZ"),
        ("9f2c1a7b0000zzzz", "9F2C-1A7B-0000-ZZZZ"),
        (" 9F2C 1A7B 0000 ZZZZ ", "9F2C-1A7B-0000-ZZZZ"),
        ("9F2C—1A7B—OOOO—ZZZZ", "9F2C-1A7B-0000-ZZZZ"),
        ("9F2C-IA7B-o0O0-zzzz", "9F2C-1A7B-0000-ZZZZ"),
        ("9F2C-LA7B-0000-ZZZZ", "9F2C-1A7B-0000-ZZZZ"),
        ("", ""),
    ],
)
def test_a_code_as_people_type_it(typed: str, code: str) -> None:
    assert normal_code(typed) == code


def test_every_code_is_its_own_normal_form() -> None:
    for number in itertools.islice(itertools.count(), 50):
        code = code_of(hashed(seq=number))
        assert normal_code(code) == normal_code(code.lower().replace("-", "")) == code
