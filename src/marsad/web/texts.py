"""The words of the site in Arabic and English, from `texts.tsv`."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def texts(language: str) -> dict[str, str]:
    """Every text of the site by its key, in `language` (`ar` or `en`)."""
    table = (files("marsad.web") / "texts.tsv").read_text(encoding="utf-8").splitlines()
    return {row["key"]: row[language] for row in csv.DictReader(table, delimiter="\t")}


class Texts:
    """The texts of one language, called with a key and the values of its `{…}` places."""

    __slots__ = ("_texts", "language")

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts = texts(language)

    def __call__(self, key: str, **values: object) -> str:
        """The text of `key`; a KeyError tells a template that asks for a missing one."""
        text = self._texts[key]
        return text.format(**values) if values else text

    def count(self, key: str, number: int, shown: str) -> str:
        """`number` things named by `key`, in the grammatical number that the language asks for.

        Arabic has one, two, three to ten, and the rest (Unicode CLDR plural rules, simplified).
        """
        return self._texts[f"{key}.{self._form(number)}"].format(n=shown)

    def _form(self, number: int) -> str:
        if self.language == "en":
            return "one" if number == 1 else "many"
        if number in (1, 2):
            return "one" if number == 1 else "two"
        return "few" if 3 <= number % 100 <= 10 else "many"
