"""The same entities whatever the order of Python's sets: each run seeds its hashes anew."""

from __future__ import annotations

import os
import subprocess
import sys

TEXT = (
    "انتقل الوفد من باحات المسجد الأقصى إلى رام الله بعد طوفان الأقصى. ورفعت الحد الأقصى للأجور. "
    "وقال السفير سونج كيم إن الحوار باق، وأضاف سونغ كيم أنه متفائل."
)
SCRIPT = """
import sys
from marsad.facts.names import find_entities
from marsad.lexicon.pack import load
from marsad.model.article import Article, PageRef
from marsad.text.segment import tokenise
text = sys.argv[1]
for entity in find_entities(Article("a", PageRef("p"), text), tokenise(text), load()).facts:
    sys.stdout.buffer.write(f"{entity}\\n".encode())
"""


def entities_under(seed: int) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-c", SCRIPT, TEXT]
    return subprocess.run(command, env=environment, check=True, capture_output=True).stdout


def test_the_same_whatever_the_seed() -> None:
    first = entities_under(1)
    assert "سونج كيم".encode() in first
    assert all(entities_under(seed) == first for seed in range(2, 6))
