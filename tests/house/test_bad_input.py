"""Bad input: a clear message or an explained empty result, bounded time and memory, the batch unharmed.

Each case is read by the command line in a process of its own, under a hard limit on its memory,
between two good pages.
"""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

MEMORY = 500_000_000
SECONDS = 10.0
ALLOWANCE = 5.0  # for starting the process and reading the two good pages on a busy machine
SENTENCE = "وقالت الوزارة في بيان إن أعمال الصيانة في الميناء ستبدأ صباح الأحد وتستمر أسبوعين. "
GOOD = f"إغلاق ميناء سواكن للصيانة\n{SENTENCE * 3}\n{SENTENCE * 2}\n"


@dataclass(frozen=True)
class Case:
    """A bad file: how it is made, what standard error says of it, how many articles it still gives."""

    name: str
    write: Callable[[Path], object]
    says: str
    articles: int = 0
    exit_code: int = 3


def sparse(path: Path) -> None:
    """200 MB without a line end, of which the file system stores nothing."""
    with path.open("wb") as file:
        file.write(GOOD.replace("\n", " ").encode())
        file.truncate(200_000_000)


def bomb(path: Path) -> None:
    with gzip.open(path, "wb", compresslevel=1) as file:
        for _ in range(300):
            file.write(b"a" * 1_000_000)


def response(number: int) -> bytes:
    body = f"<html><body><h1>إغلاق الميناء</h1><p>{SENTENCE * 3}</p><p>{SENTENCE}</p></body></html>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-05-24T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def text(content: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(content, encoding="utf-8")


def data(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


NESTED = "<div>" * 10_000 + f"<h1>إغلاق الميناء</h1><p>{SENTENCE * 3}</p>" + "</div>" * 10_000
LONG_TEXT = "".join(f"{SENTENCE}{number * 7919} " for number in range(3000))
PACKED = gzip.compress(f"إغلاق ميناء سواكن للصيانة\n{LONG_TEXT}".encode())
SURROGATES = json.dumps({"id": "s", "text": GOOD.replace("بيان", "بيان \ud800")})
RECIPE = "\n".join(
    (
        "طريقة عمل الكبسة بالدجاج",
        "المقادير:",
        "كوبان من الأرز البسمتي",
        "دجاجة مقطعة أربع قطع",
        "ملعقة كبيرة من بهارات الكبسة",
        "ملح وفلفل حسب الرغبة",
        "طريقة التحضير:",
        "اسلقي الدجاج مع البهارات نصف ساعة على نار متوسطة ثم ارفعيه من المرق.",
        "أضيفي الأرز إلى المرق واتركيه على نار هادئة حتى ينضج، وقدميه مع الدجاج.",
    )
)
WALL = "<html><body><h1>تسجيل الدخول</h1><form><input><button>دخول</button></form></body></html>"
ERROR_PAGE = "<html><body><h1>404</h1><p>الصفحة غير موجودة</p><a href='/'>العودة للرئيسية</a></body></html>"

CASES = [
    Case("empty.html", data(b""), "empty, there is nothing to read"),
    Case("blank.txt", data(b" \r\n\t\n" * 50), "empty, there is nothing to read"),
    Case("binary.html", data(bytes(range(256)) * 400), "binary data"),
    Case("picture.html", data(b"\x89PNG\r\n\x1a\n" + bytes(500)), "a PNG picture"),
    Case("line.txt", sparse, "more than 5 MB"),
    Case("long.txt", text(SENTENCE * 35_000), "more than 5 MB"),
    Case("bomb.html.gz", bomb, "more than 5 MB"),
    Case("tags.html", text("<p>x" * 1_200_000), "more than 200,000 tags"),
    Case("lines.txt", text("س\n" * 1_500_000), "more than 200,000 tags or lines"),
    Case(
        "deep.html",
        text("<div>" * 100_000 + f"<p>{SENTENCE * 3}</p>"),
        "more than 30,000 tags inside each other",
    ),
    Case(
        "marks.html",
        text("<p>" + "-" * 3_000_000 + f"</p><h1>إغلاق الميناء</h1><p>{SENTENCE * 3}</p>"),
        "",
        1,
        0,
    ),
    Case("nested.html", text(NESTED), "", articles=1, exit_code=0),
    Case("surrogates.jsonl", text(SURROGATES), "", articles=1, exit_code=0),
    Case("nuls.txt", text(GOOD.replace(" ", "\0 ") + "\0" * 5000), "", articles=1, exit_code=0),
    Case("only-nuls.txt", data(bytes(50_000)), "nothing but NUL bytes"),
    Case("cut.txt.gz", data(PACKED[: len(PACKED) // 2]), "the compressed data ends early", articles=1),
    Case("cut.warc", data((response(1) + response(2))[:-120]), "ends 116 bytes early", articles=2),
    Case("headless.warc", data(response(1) + response(2)[:40]), "ends inside a record", articles=1),
    Case("wrong.jsonl", text('{"id": "a"\n'), "line 1: not JSON"),
    Case("recipe.txt", text(RECIPE), "no article: ", exit_code=0),
    Case("wall.html", text(WALL), "no article: ", exit_code=0),
    Case("error.html", text(ERROR_PAGE), "no article: ", exit_code=0),
]


def read(*paths: Path, jobs: int = 1) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "marsad",
        "read",
        "--format",
        "jsonl",
        "--jobs",
        str(jobs),
        *map(str, paths),
    ]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY)),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bad_input_is_explained_and_harms_nothing(case: Case, tmp_path: Path) -> None:
    before, bad, after = tmp_path / "1.txt", tmp_path / case.name, tmp_path / "2.txt"
    before.write_text(GOOD, encoding="utf-8")
    after.write_text(GOOD, encoding="utf-8")
    case.write(bad)
    started = time.monotonic()
    run = read(before, bad, after)
    assert time.monotonic() - started < SECONDS + ALLOWANCE
    assert "Traceback" not in run.stderr
    assert "error of Marsad's own" not in run.stderr
    assert case.says in run.stderr
    records = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(records) == 2 + case.articles, run.stderr
    assert (records[0]["page"]["id"], records[-1]["page"]["id"]) == (str(before), str(after))
    assert run.returncode == case.exit_code


def test_a_page_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    slow, after = tmp_path / "slow.txt", tmp_path / "2.txt"
    slow.write_text(SENTENCE * 20_000, encoding="utf-8")
    after.write_text(GOOD, encoding="utf-8")
    command = [sys.executable, "-m", "marsad", "read", "--seconds", "0.02", "--format", "jsonl", str(slow)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert run.returncode == 4
    assert "took longer than 0.02 seconds" in run.stderr
    assert "--seconds" in run.stderr


def test_several_processes_survive_all_of_it_together(tmp_path: Path) -> None:
    paths = [tmp_path / case.name for case in CASES]
    for case, path in zip(CASES, paths, strict=True):
        case.write(path)
    run = read(*paths, jobs=2)
    assert run.returncode == 3
    assert "Traceback" not in run.stderr
    assert len(run.stdout.splitlines()) == sum(case.articles for case in CASES)
