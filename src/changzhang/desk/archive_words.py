"""怎样查验.txt: how an archive is checked without this program, by anybody, in thirty years."""

from __future__ import annotations

from collections.abc import Mapping

SCRIPT = """\
import hashlib, json, sys, zipfile

archive = zipfile.ZipFile(sys.argv[1])
for name, stated in json.loads(archive.read("manifest.json"))["members"].items():
    if hashlib.sha256(archive.read(name)).hexdigest() != stated["sha256"]:
        sys.exit("不相符：" + name)
letters, previous, number = "0123456789ABCDEFGHJKMNPQRSTVWXYZ", "0" * 64, 0
for line in archive.read("journal.jsonl").decode("utf-8").split("\\n")[:-1]:
    record, number = json.loads(line), number + 1
    hashed = [previous] + [record[key] for key in ("seq", "stream", "act", "at", "actor", "kind", "body")]
    text = json.dumps(hashed, ensure_ascii=False, separators=(",", ":"))
    previous = hashlib.sha256(text.encode("utf-8")).hexdigest()
    if record["seq"] != number or record["hash"] != previous:
        sys.exit("不相符：第%d条记录" % number)
    if record["kind"] in ("meeting.adjourned", "meeting.sealed", "entry.corrected"):
        value = int(previous[:20], 16)
        code = "".join(letters[value >> shift & 31] for shift in range(75, -1, -5))
        print(record["kind"], record["stream"], "-".join(code[at : at + 4] for at in range(0, 16, 4)))
print("全部相符，共%d条记录" % number)
"""

_PAGE = """\
怎样查验这个归档包
==================

这是{village}{title}的归档包，封存着这次会的全部记录。不用任何专门的程序也能查验。

一、里面有什么

  journal.jsonl   账簿记录，从建账的第1条到第{records}条，一行一条，原样未动
  papers/         会议文书（按打包时的记录重新写出，可以打印）
  ledgers/        当时导入的原账文件
  evidence/       整改的佐证材料，文件名就是它的 SHA-256
  blobs/          记录里提到的全部文件内容，文件名就是它的 SHA-256
  manifest.json   清单：每个文件的 SHA-256 和字节数

二、最快的办法

  有“唱账”程序的：changzhang verify 归档包.zip（不需要账簿）。
  有 Python 的：把下面“查验程序”一节存成 check.py，运行 python check.py 归档包.zip。
  什么都没有的：任何能算 SHA-256 的工具（Windows：certutil -hashfile 文件 SHA256；
  Linux、macOS：sha256sum 文件），把算出来的数和 manifest.json 里的对一对。

三、再和纸上的码对一对

  清单只能证明包里的文件彼此相符。有没有人把整个包重做过，要看码：
  每条记录的 hash 是前一条 hash 和本条内容一起算出来的，改动任何一条，后面的码全都会变。
{codes}
  拿散会时群众手机里拍的码、会议记录纸上印的码，和这里、和查验程序打印出来的码对一对。

四、码是怎样算出来的

  一条记录的 hash = SHA-256（UTF-8 编码的 JSON 数组 [前一条的hash, seq, stream, act, at, actor, kind, body]），
  数组里不留空格，汉字不转义，body 是原样的文字；第1条的“前一条”是64个0。
  码 = hash 的前80位，用 0123456789ABCDEFGHJKMNPQRSTVWXYZ 写成16个字符，四个一组。

五、保管

  包里有提问人、联系方式和另行记录的内容，按会议档案保管，不张贴、不转发。

六、查验程序

----8<----
{script}----8<----
"""


def how_to_check(*, village: str, title: str, records: int, codes: Mapping[str, str]) -> str:
    """The page. ``codes`` maps what was sealed (散会码 …) to its code."""
    lines = "".join(f"  {name}：{code}\n" for name, code in codes.items()) or "  这次会还没有散会，没有码。\n"
    return _PAGE.format(village=village, title=title, records=records, codes=lines, script=SCRIPT)
