"""Compare a reading with an expected result: what the expectation names must be so, what it leaves out is not fixed."""

from __future__ import annotations

from typing import Any


def differences(expected: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """Every way in which the JSON of a reading departs from its expectation."""
    gaps = [
        f"{key}: {found.get(key)!r} != {expected[key]!r}"
        for key in ("status", "encoding", "skipped_sheets")
        if key in expected and found.get(key) != expected[key]
    ]
    gaps += _issues("file", expected.get("errors", []), found["errors"], is_closed=True)
    if len(expected["sheets"]) != len(found["sheets"]):
        return [*gaps, f"sheets: {[sheet['name'] for sheet in found['sheets']]}"]
    for want, got in zip(expected["sheets"], found["sheets"], strict=True):
        gaps += _sheet(want, got)
    return gaps


def _sheet(want: dict[str, Any], got: dict[str, Any]) -> list[str]:
    gaps = []
    for key, value in want.items():
        if key == "lines":
            gaps += _lines(value, got["lines"])
        elif key == "warnings":
            gaps += _issues(got["name"], value, got["warnings"], is_closed=False)
        elif key == "errors":
            gaps += _issues(got["name"], value, got["errors"], is_closed=True)
        elif key == "transfers":
            gaps += _transfers(value, got["transfers"])
        elif got.get(key) != value:
            gaps.append(f"{key}: {got.get(key)!r} != {value!r}")
    return gaps


def _lines(want: list[dict[str, Any]], got: list[dict[str, Any]]) -> list[str]:
    if len(want) != len(got):
        return [f"{len(got)} lines, not {len(want)}"]
    return [
        f"line {line['line_no']} {key}: {other.get(key)!r} != {value!r}"
        for line, other in zip(want, got, strict=True)
        for key, value in line.items()
        if other.get(key) != value
    ]


def _transfers(want: list[dict[str, Any]], got: list[dict[str, Any]]) -> list[str]:
    if len(want) != len(got):
        return [f"transfers {got}"]
    return [
        f"transfer {other} != {one}"
        for one, other in zip(want, got, strict=True)
        if any(other.get(key) != value for key, value in one.items())
    ]


def _issues(where: str, want: list[dict[str, Any]], got: list[dict[str, Any]], *, is_closed: bool) -> list[str]:
    gaps = []
    for issue in want:
        match = next((other for other in got if all(other.get(key) == value for key, value in issue.items())), None)
        if match is None:
            gaps.append(f"{where}: no {issue} among {[{k: v for k, v in other.items() if k != 'message'} for other in got]}")
    if is_closed:
        codes = {issue["code"] for issue in want}
        gaps += [f"{where}: {other}" for other in got if other["code"] not in codes]
    return gaps
