from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.ui.drafts import Draft, DraftFailed, Drafts


def test_a_draft_is_offered_back_by_the_next_start(tmp_path: Path) -> None:
    Drafts(tmp_path, "main").keep(Draft(slot="ask", text="化肥为什么\n这么贵？[/x]", about="3:12", meeting="reading-2026-10"))
    again = Drafts(tmp_path, "main")
    assert again.text("ask") == "化肥为什么\n这么贵？[/x]"
    assert again.text("ask", about="3:12")
    assert again.text("ask", about="3:13") == ""


def test_windows_keep_their_own(tmp_path: Path) -> None:
    Drafts(tmp_path, "main").keep(Draft(slot="ask", text="甲"))
    assert Drafts(tmp_path, "window-2").all() == ()


def test_a_recorded_or_emptied_text_is_forgotten(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "main")
    drafts.keep(Draft(slot="ask", text="甲"))
    drafts.keep(Draft(slot="answer", text="乙"))
    drafts.drop("ask")
    drafts.keep(Draft(slot="answer", text="  "))
    assert Drafts(tmp_path, "main").all() == ()


def test_nothing_half_written_is_left_beside_it(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "main")
    drafts.keep(Draft(slot="ask", text="甲"))
    assert [path.name for path in drafts.path.parent.iterdir()] == ["main.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'[{"slot": 1}]'])
def test_an_unreadable_file_is_no_drafts(tmp_path: Path, content: bytes) -> None:
    path = Drafts(tmp_path, "main").path
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert Drafts(tmp_path, "main").all() == ()


def test_a_window_name_is_no_path(tmp_path: Path) -> None:
    assert Drafts(tmp_path, "../../x").path.parent == tmp_path / ".changzhang" / "drafts"


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / ".changzhang").write_text("a file where the folder should be")
    with pytest.raises(DraftFailed):
        Drafts(tmp_path, "main").keep(Draft(slot="ask", text="甲"))
