"""Office files packed anew."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from changzhang.render.zip_parts import repacked


def test_members_keep_their_order_and_content_and_lose_their_moment() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as package:
        package.writestr("b.xml", b"one")
        package.writestr("a.xml", b"two")
    with ZipFile(BytesIO(repacked(packed.getvalue(), {"a.xml": bytes.upper}))) as package:
        assert [(name, package.read(name)) for name in package.namelist()] == [("b.xml", b"one"), ("a.xml", b"TWO")]
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
