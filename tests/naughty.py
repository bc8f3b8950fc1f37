"""Words of strangers who mean harm, of our own making, and a project that holds them in every field that there is."""

from __future__ import annotations

import json
from pathlib import Path

HOSTILE = [
    "<script>document.title='run'</script>",
    "</script><script>document.title='run'</script>",
    "<img src=x onerror=\"document.title='run'\">",
    "\" onmouseover=\"document.title='run'\" x=\"",
    "' autofocus onfocus='document.title=\"run\"' x='",
    "<svg onload=\"document.title='run'\"></svg>",
    "<svg><script>document.title='run'</script></svg>",
    "<iframe srcdoc=\"<script>parent.document.title='run'</script>\"></iframe>",
    "<a href=\"javascript:document.title='run'\">here</a>",
    "[here](javascript:document.title='run')",
    "[here](data:text/html,<script>document.title='run'</script>)",
    "[here](vbscript:run)",
    "[x](https://a.example/x\"onerror=\"document.title='run')",
    "<javascript:document.title='run'>",
    "<style>body{display:none}</style>",
    "<link rel=stylesheet href=//evil.example/a.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "<form action=//evil.example><input name=a><button>go</button></form>",
    "--><script>document.title='run'</script><!--",
    "]]><script>document.title='run'</script><![CDATA[",
    "{{ 7 * 7 }}",
    "{% for a in ().__class__.__base__.__subclasses__() %}{{ a }}{% endfor %}",
    "{{ page.__class__ }}",
    "${7*7} #{7*7} <%= 7*7 %> {7*7}",
    '=HYPERLINK("http://evil.example";"here")',
    "+1+cmd|' /C run'!A0",
    "-1+1",
    "@SUM(1;1)",
    "&lt;script&gt;run&lt;/script&gt;",
    "&#60;script&#62;run&#60;/script&#62;",
    "\\u003cscript\\u003erun\\u003c/script\\u003e",
    "%3Cscript%3Erun%3C/script%3E",
    "\u202egnp.exe\u202c",
    "\ufeff\u200b\u2028\u2029",
    "＜script＞run＜/script＞",
    "’; DROP TABLE facts; --",
    "../../../../etc/passwd",
    "file:///etc/passwd",
    "BEGIN:VEVENT\\nSUMMARY:run",
    "a\x07b\x1b[2Jc",
    "😀👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "Z̸͎̖͝a̵l̴g̷o",
]  # fmt: skip


def quoted(words: str) -> str:
    """The words as a value of front matter; characters that YAML refuses are left out."""
    plain = "".join(char for char in words if char.isprintable() or char == "\u202e")
    return json.dumps(plain, ensure_ascii=False)


def hostile_project(folder: Path) -> Path:
    """A project with hostile words wherever words may stand."""
    body = "\n\n".join(
        f"Mara Oduya scored {number} goals, {words}, on {number % 28 + 1} May 2031.\n\n“I {words} never lose,” said {words} Oduya."
        for number, words in enumerate(HOSTILE, 2)
    )
    every = "\n".join(f"  - {quoted(words)}" for words in HOSTILE)
    files = {
        "content/site.md": (
            f"---\ntitle: {quoted(HOSTILE[0])}\nbase_url: https://a.example/b\nlicence: {quoted(HOSTILE[2])}\n"
            f"description: {quoted(HOSTILE[3])}\ncontact: {quoted(HOSTILE[8])}\n---\n" + "\n\n".join(HOSTILE)
        ),
        "content/people/mara-oduya.md": (
            f"---\nname: Mara Oduya\nsport: {quoted(HOSTILE[4])}\nteam: {quoted(HOSTILE[1])}\naliases:\n{every}\n"
            "same_as:\n  - https://a.example/?q=%22onclick=%22run\n"
            f"facts:\n  - id: f-note\n    section: glance\n    label: {quoted(HOSTILE[2])}\n    value: {quoted(HOSTILE[3])}\n"
            f"    reason: {quoted(HOSTILE[0])}\n    cite: [{{source: a, exact: never lose, before: {quoted('I ' + HOSTILE[0])}}}]\n"
            "---\n" + "\n\n".join(HOSTILE)
        ),
        "content/sources/a.md": (
            f"---\nseed: seeds/a.txt\ntitle: {quoted(HOSTILE[0])}\noutlet: {quoted(HOSTILE[2])}\nauthor: {quoted(HOSTILE[3])}\n"
            'url: "https://a.example/?a=\'onclick=run&b=<script>"\npublished: 2031-06-01\n---\n'
        ),
        "seeds/a.txt": body + "\n",
        "seeds/b.md": "\n\n".join(["# " + HOSTILE[0], body, *HOSTILE]) + "\n",
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    return folder
