"""A paper as one HTML file that asks for nothing else: large type, light and dark, tables as cards on a phone."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, StrictUndefined, Template

from changzhang.papers.blocks import Paper
from changzhang.render.legal_text import legal

_STYLE = """
:root{color-scheme:light dark;--ink:#111;--paper:#fff;--line:#767676;--head:#eee;--red:#8b0000;--yellow:#5c4400;--green:#0b4f1a}
@media(prefers-color-scheme:dark){:root{--ink:#f4f4f4;--paper:#121212;--line:#8c8c8c;--head:#2a2a2a;--red:#ffb3b3;--yellow:#ffe08a;
--green:#a6e8b4}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:72rem;font:1.25rem/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;
color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
h1{font-size:1.7rem;line-height:1.4;text-align:center;margin:.5rem 0}
h2{font-size:1.45rem;border-bottom:3px solid var(--line);margin-top:2rem}
h3{font-size:1.3rem}
.mark{border:3px solid var(--ink);text-align:center;font-weight:bold}
.under{text-align:center}
.lines{white-space:pre-line}
table{border-collapse:collapse;width:100%;margin:1rem 0}
caption{font-weight:bold;text-align:left}
th,td{border:1px solid var(--line);padding:.3rem .5rem;text-align:left;white-space:pre-line;vertical-align:top}
thead th{background:var(--head)}
.right{text-align:right;white-space:nowrap}
.center{text-align:center}
tfoot{font-weight:bold}
.red,.yellow,.green{font-weight:bold}
.red{color:var(--red)}.yellow{color:var(--yellow)}.green{color:var(--green)}
@media screen and (max-width:48rem){
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody,tfoot,tr,td{display:block;width:100%}
tr{border:2px solid var(--line);border-radius:.5rem;margin:0 0 1rem;padding:.3rem .6rem}
td{border:0;padding:.15rem 0;text-align:left}
td:empty{display:none}
td::before{content:attr(data-label) "：";font-weight:bold}
}
@media print{body{font-size:12pt;max-width:none;padding:0}thead{display:table-header-group}tr{break-inside:avoid}}
"""
_SOURCE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{ paper.title|legal }}</title>
<style>{{ style }}</style>
</head>
<body>
<header>
{% if paper.mark %}<p class="mark">{{ paper.mark|legal }}</p>
{% endif %}<h1>{{ paper.title|legal }}</h1>
{% if paper.subtitle %}<p class="under">{{ paper.subtitle|legal }}</p>
{% endif %}</header>
<main>
{% for block in paper.blocks %}{% set kind = block.__struct_config__.tag %}
{% if kind == "heading" %}<h{{ block.level + 1 }}>{{ block.text|legal }}</h{{ block.level + 1 }}>
{% elif kind == "paragraph" %}<p class="lines">
{%- for span in block.spans %}{% if span.is_bold %}<strong>{{ span.text|legal }}</strong>{% else %}{{ span.text|legal }}{% endif %}
{%- endfor %}</p>
{% elif kind == "table" %}{{ table(block) }}
{% elif kind == "signatures" %}{% for label in block.labels %}<p>{{ label|legal }}</p>
{% endfor %}{% elif kind == "qr" %}<p>{{ block.caption|legal }}</p>
<p class="lines">{{ block.payload|legal }}</p>
{% elif kind == "seal_place" %}<p class="right">{{ block.publisher|legal }}<br>{{ block.date_text|legal }}</p>
{% endif %}{% endfor %}</main>
{% if paper.footer_note %}<footer><p>{{ paper.footer_note|legal }}</p></footer>
{% endif %}</body>
</html>
"""
_TABLE = """{% macro cells(row) %}<tr role="row">
{%- for cell in row %}{% set column = block.columns[loop.index0] %}<td role="cell" class="{{ column.align }} {{ cell.tone }}" \
data-label="{{ column.title|legal }}">{{ cell.text|legal }}</td>{% endfor %}</tr>
{% endmacro %}<table role="table">
{% if block.caption %}<caption>{{ block.caption|legal }}</caption>
{% endif %}<thead role="rowgroup"><tr role="row">
{%- for column in block.columns %}<th role="columnheader" scope="col">{{ column.title|legal }}</th>{% endfor %}</tr></thead>
<tbody role="rowgroup">
{% for row in block.rows %}{{ cells(row) }}{% endfor %}</tbody>
{% if block.total %}<tfoot role="rowgroup">
{{ cells(block.total) }}</tfoot>
{% endif %}</table>"""


@lru_cache(maxsize=1)
def _template() -> Template:
    """The template engine escapes every text; ours alone is taken as markup."""
    from markupsafe import Markup

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=False)
    environment.filters["legal"] = legal
    table = environment.from_string(_TABLE)
    environment.globals["table"] = lambda block: Markup(table.render(block=block))
    environment.globals["style"] = Markup(_STYLE)
    return environment.from_string(_SOURCE)


def to_html(paper: Paper) -> bytes:
    """The paper as a whole HTML page in UTF-8; the same paper gives the same bytes."""
    return _template().render(paper=paper).encode("utf-8")
