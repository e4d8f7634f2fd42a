"""Ten thousand valid numbers in any spelling are hidden; amounts, dates, vouchers and invoices never are."""

from __future__ import annotations

import random
import re

import pytest

from changzhang.domain.masking import HIDDEN, private_numbers, without_numbers
from changzhang.domain.money import format_yuan, yuan_text

_FULL = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
_SENTENCES = (
    "{}",
    "付王某某（{}）款",
    "3月14日转{}，共120元",
    "请打{}。2月15日前",
    "从记-023到{}付3,600.00元",
    "{}元旦后联系",
    "第7笔：{}、台班8.5个",
)


def identity(chance: random.Random) -> str:
    body = f"{chance.randint(110000, 659999)}{chance.randint(1930, 2015)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
    body += f"{chance.randint(0, 999):03d}"
    total = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(body))
    return body + "10X98765432"[total % 11]


def card(chance: random.Random) -> str:
    body = "62" + "".join(chance.choices("0123456789", k=chance.randint(13, 16)))
    total = sum(sum(map(int, str(int(digit) * (2 if place % 2 == 0 else 1)))) for place, digit in enumerate(reversed(body)))
    return body + str(-total % 10)


def mobile(chance: random.Random) -> str:
    return f"1{chance.randint(3, 9)}{chance.randint(0, 10**9 - 1):09d}"


def spelt(chance: random.Random, number: str) -> str:
    """Bare, or in groups with something between them; digits full-width at times; now and then over a line break."""
    size = chance.choice((1, 2, 3, 4, 6, len(number)))
    gap = chance.choice((" ", "-", "　", "－", " - ", "–"))
    groups = [number[at : at + size] for at in range(0, len(number), size)]
    text = gap.join(groups)
    if chance.random() < 0.3:
        at = chance.randrange(1, len(number))
        text = number[:at] + chance.choice(("\n", "\r\n", "\n  ")) + number[at:]
    return text.translate(_FULL) if chance.random() < 0.3 else text


def test_none_of_ten_thousand_valid_numbers_survives() -> None:
    chance = random.Random(2026)
    for turn in range(10_000):
        number = (identity, card, mobile)[turn % 3](chance)
        written = spelt(chance, number)
        sentence = chance.choice(_SENTENCES)
        text = sentence.format(written)
        assert written not in without_numbers(text), text
        assert HIDDEN in without_numbers(text), text
        assert number[-8:] not in re.sub(r"[^0-9X]", "", without_numbers(text)), text


def test_no_amount_date_or_voucher_is_masked() -> None:
    chance = random.Random(2027)
    for _ in range(10_000):
        fen = chance.randint(1, 10 ** chance.randint(2, 13))
        amount = chance.choice((yuan_text(fen), format_yuan(fen), f"{fen}元", f"¥{fen}"))
        day = f"{chance.randint(2000, 2030)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        other = chance.choice((day.replace("-", "/"), day.replace("-", ""), day, f"记-{chance.randint(1, 999):03d}"))
        text = f"{day} {other} 付{amount}"
        assert without_numbers(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "发票01234567",
        "发票26622000000012345678",
        "发票代码062002200111号码12345678",
        "凭证号6222021234567894",
        "发票号码：6222021234567894",
        "12人×1天×80元",
        "2025年4月15日",
        "2025-04-15 2025-04-16",
        "10000000000",
        "电话费1234567元",
        "手机费2025-03-15付",
        "电话费20250315",
        "",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert without_numbers(text) == text


@pytest.mark.parametrize("word", ["身份证", "卡号", "账号", "电话", "手机"])
def test_digits_close_behind_a_word_that_announces_them_are_hidden(word: str) -> None:
    assert without_numbers(f"{word}：2521234") == f"{word}：{HIDDEN}"
    assert without_numbers(f"{word}（村里的）0933-2521234。") == f"{word}（村里的）{HIDDEN}。"
    assert without_numbers(f"{word}一二三四五六七八九2521234") == f"{word}一二三四五六七八九2521234"
    assert without_numbers(f"{word}252123") == f"{word}252123"


def test_an_identity_card_with_a_letter_goes_whole() -> None:
    assert without_numbers("身份证62272619900101123X，领") == f"身份证{HIDDEN}，领"
    assert without_numbers("11010519491231002X") == HIDDEN
    assert without_numbers("110105 1949-12-31 002x") == HIDDEN


@pytest.mark.parametrize("written", ["0933-2521234", "09332521234", "(0933) 2521234", "０９３３-２５２１２３４"])
def test_official_phones_stay_in_any_spelling(written: str) -> None:
    text = f"监督电话{written}，也可以打13893312345"
    assert without_numbers(text, ["0933 2521234"]) == f"监督电话{written}，也可以打{HIDDEN}"


def test_a_preview_shows_what_was_left_out() -> None:
    assert private_numbers("打138 9331 2345或13993312345") == ("138 9331 2345", "13993312345")
