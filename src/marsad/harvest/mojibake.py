"""Mends Arabic that was decoded with the wrong table and encoded again (Ø§Ù„, ط§ظ„, ÇáÑÆíÓ).

The wrong decoding is undone run by run, so a page that is right in one place and wrong in another
comes out right in both.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from marsad.harvest.arabic_score import reads_as_arabic

# Every Arabic letter in UTF-8 opens with the byte D8 or D9: Ø and Ù in windows-1252, ط and ظ in windows-1256.
_LATIN_CUE = re.compile("[ØÙ][\x80-\xbf\u0152-\u2122]|Ã[\x98\x99\u02dc\u2122]")  # Ã: twice over
_ARABIC_CUE = re.compile("[طظ][^\u0620-\u0640\u0643-\u064a\\s\x00-\x7f]")
_ACCENTED_WORD = re.compile("[\xc0-\xff]{3}")
_NOT_ASCII = re.compile("[^\x00-\x7f]+")
_NO_ARABIC = re.compile("[^\u0600-\u06ff]+")
_LONE_LEAD = re.compile("\xd9(?:\ufffd|(?=[\x00-\x7f\xd8\xd9]|$))")
_CUES_NEEDED = 3
_CUE_SHARE = 0.25
_ROUNDS = 2


def mend_mojibake(text: str) -> str:
    """`text` with Arabic that was decoded wrongly decoded rightly; other text as it was.

    >>> mend_mojibake("Ù‚Ø§Ù„ Ø§Ù„Ø±Ø¦ÙŠØ³")
    'قال الرئيس'
    >>> mend_mojibake("café à la carte")
    'café à la carte'
    """
    for _ in range(_ROUNDS):
        if _is_latin_mojibake(text):
            text = _LONE_LEAD.sub("Ù\x81", text)  # ف is D9 81, and windows-1252 has no 81
            text = _NOT_ASCII.sub(_undo("cp1252", "utf-8"), text)
        elif _is_arabic_mojibake(text):
            text = _NOT_ASCII.sub(_undo("cp1256", "utf-8"), text)
        else:
            break
    return _mend_single_byte(text) if _may_be_single_byte(text) else text


# Searching for one letter is many times faster than a pattern, and right text lacks these letters.


def _is_latin_mojibake(text: str) -> bool:
    return any(letter in text for letter in "ØÙÃ") and _found(_LATIN_CUE, text)


def _is_arabic_mojibake(text: str) -> bool:
    """Whether ط and ظ, two of the rarest letters, rival alef and open an unlikely share of the pairs."""
    rare = text.count("ط") + text.count("ظ")
    if rare < _CUES_NEEDED or rare * 2 < text.count("ا") or not _found(_ARABIC_CUE, text):
        return False
    return len(_ARABIC_CUE.findall(text)) > _CUE_SHARE * len(_NO_ARABIC.sub("", text)) / 2


def _may_be_single_byte(text: str) -> bool:
    """Whether alef and lam of windows-1256, Ç and á in windows-1252, stand among accented words."""
    return ("Ç" in text or "á" in text) and _found(_ACCENTED_WORD, text)


def _found(cue: re.Pattern[str], text: str) -> bool:
    return sum(1 for _, _ in zip(range(_CUES_NEEDED), cue.finditer(text), strict=False)) == _CUES_NEEDED


def _mend_single_byte(text: str) -> str:
    """Windows-1256 read as windows-1252: ÇáÑÆíÓ for الرئيس. Kept only where it reads better."""
    mended = _NOT_ASCII.sub(_undo("cp1252", "cp1256"), text)
    return mended if reads_as_arabic(mended) > max(reads_as_arabic(text), 0.2) else text


def _undo(wrong: str, right: str) -> Callable[[re.Match[str]], str]:
    table = _byte_table(wrong)

    def mended(match: re.Match[str]) -> str:
        run = match.group()
        if any(char not in table for char in run):
            return run
        data = bytes(table[char] for char in run)
        try:
            return data.decode(right)
        except UnicodeDecodeError:
            return run

    return mended


@cache
def _byte_table(encoding: str) -> dict[str, int]:
    """Which byte each character came from; bytes that the encoding lacks pass as U+0080 to U+009F."""
    sloppy = {chr(byte): byte for byte in range(0x80, 0x100)} if encoding == "cp1252" else {}
    strict = {
        char: byte for byte in range(0x80, 0x100) if (char := bytes([byte]).decode(encoding, "ignore")) != ""
    }
    return sloppy | strict
