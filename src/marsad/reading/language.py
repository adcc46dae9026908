"""Names the language of a text: Arabic, its neighbours in script, and the usual Latin ones.

The script is counted first. Among the languages of the Arabic script letters that Arabic lacks and
function words decide; among those of the Latin script function words and letters. A text without a
majority of words for any of them is `und`.
"""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 800  # characters; more does not change the answer
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("Arab", re.compile("[\u0620-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+")),
    ("Latn", re.compile("[A-Za-z\u00c0-\u024f]+")),
    ("Cyrl", re.compile("[\u0400-\u04ff]+")),
    ("Hebr", re.compile("[\u05d0-\u05ea]+")),
    ("Grek", re.compile("[\u0370-\u03ff]+")),
    ("Deva", re.compile("[\u0900-\u097f]+")),
    ("Armn", re.compile("[\u0531-\u058f]+")),
    ("Hang", re.compile("[\uac00-\ud7a3]+")),
    ("Kana", re.compile("[\u3040-\u30ff]+")),
    ("Hani", re.compile("[\u4e00-\u9fff]+")),
    ("Ethi", re.compile("[\u1200-\u137f]+")),
    ("Syrc", re.compile("[\u0700-\u074f]+")),
)
_ONLY_LANGUAGE = {
    "Hebr": "he",
    "Grek": "el",
    "Deva": "hi",
    "Armn": "hy",
    "Hang": "ko",
    "Kana": "ja",
    "Hani": "zh",
    "Ethi": "am",
    "Syrc": "syr",
}
_FUNCTION_WORDS = {
    "Arab": {
        "ar": (
            "في من على إلى الى عن أن ان التي الذي مع هذا هذه بعد"
            " كما قال لا ما أو إن بين وقد كان كانت ذلك حيث خلال قبل و"
        ),
        "fa": (
            "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت شد می های شده ای اما بود کند وی"
        ),
        "ur": (
            "کے میں کی ہے اور سے کا کو پر نے کہ ہیں یہ اس بھی نہیں تھا کر ایک کیا ہو گیا تھے جو لیے وہ ان"
        ),
        "ckb": (
            "لە و بە بۆ کە ئەو ئەم لەگەڵ بوو کرد دەکات"
            " هەر نێوان ئەوە کردووە هەیە پێش دوای سەر نەک یان لەو بەو"
        ),
        "ps": "د په چې او له دي کې ته ده دی هم یې سره نه کړي شوي وو خو کړه شي کوي دغه",
        "ug": "ۋە بىلەن بۇ بىر ئۇ ئۈچۈن دەپ بولغان قىلغان ئىدى",
        "sd": "جي ۾ جو آهي ۽ کي تي سان آهن ته ان",
    },
    "Latn": {
        "en": "the of and to in that is was for on with as by at from it said be has have are an not",
        "fr": "le la les des et en du une dans que qui pour est par sur au avec plus pas a été son",
        "es": "el la los las de y en que del por una con para es se su al como más no fue",
        "de": "der die das und in den von zu mit im ist für auf dem nicht ein eine des auch sich",
        "it": "il di che e la per un del in è con non una della sono le dei da nel si ha",
        "tr": "ve bir bu için ile da de olarak olan çok daha sonra ise gibi kadar en ne dedi oldu",
        "pt": "o a os as de e do da em que para uma com não no na por mais foi ao",
        "nl": "de het een en van in is dat op te voor met zijn aan niet door ook",
        "ku": "û ji di li bi ku de ya yê ên jî bo ew xwe vê wê",
        "id": "yang dan di untuk dengan dari ini pada itu dalam tidak akan adalah",
        "so": "oo iyo ka ku waa in uu la ee ay u si waxaa soo",
        "sw": "ya na wa kwa ni katika la za kuwa cha alisema",
    },
    "Cyrl": {
        "ru": "и в не на что с по о из к как это за от для он его был",
        "uk": "і в не на що з до та про у за від як це його для було",
        "bg": "и на да в се за от е не че с по са",
    },
}
_LETTERS = {
    "Arab": {
        "ur": "ٹڈڑںےھہ",
        "ckb": "ڵێۆەڕ",
        "ps": "ټځڅډړښږڼېۍ",
        "ug": "ۇۈۋېىۆ",
        "sd": "ڀٻڄڃڏڌڊٿ",
        "fa": "گچپژ",
        "ar": "يىةكإأؤ",
    },
    "Latn": {"tr": "ışğİ", "de": "ßäöü", "es": "ñ¿¡", "fr": "çœèê", "pt": "ãõ", "ku": "êîû"},
    "Cyrl": {"uk": "іїєґ", "ru": "ыэё"},
}
_SETS = {
    script: {tag: frozenset(words.split()) for tag, words in languages.items()}
    for script, languages in _FUNCTION_WORDS.items()
}
_LETTER_WEIGHT = 4.0  # share of a language's own letters against its share of function words
_LEAST_EVIDENCE = 0.02


def language_of(text: str) -> str:
    """The BCP 47 tag of `text`, `und` where nothing tells.

    >>> language_of("قال الوزير إن الاجتماع تأجل إلى الغد")
    'ar'
    >>> language_of("وزیر امور خارجه گفت که این دیدار در تهران انجام شد")
    'fa'
    """
    sample = text[:_SAMPLE]
    script = _script_of(sample)
    if script is None:
        return "und"
    if script in _ONLY_LANGUAGE:
        return _ONLY_LANGUAGE[script]
    scores = _scores(sample, script)
    best = max(scores, key=lambda tag: scores[tag])
    if scores[best] >= _LEAST_EVIDENCE:
        return best
    return "ar" if script == "Arab" else "und"


def _script_of(sample: str) -> str | None:
    counts: dict[str, int] = {}
    for script, letters in _SCRIPTS:
        counts[script] = len(sample) - len(letters.sub("", sample))
        if 2 * counts[script] > len(sample):
            return script
    best = max(counts, key=lambda script: counts[script])
    return best if counts[best] else None


def _scores(sample: str, script: str) -> dict[str, float]:
    """For each language of the script: its share of the words, and of the letters only few have."""
    words = Counter(map(str.lower, _WORD.findall(sample)))
    total_words, total_letters = max(words.total(), 1), max(len(sample), 1)
    scores = {}
    for tag, known in _SETS[script].items():
        share = sum(words[word] for word in known & words.keys()) / total_words
        own = sum(map(sample.count, _LETTERS.get(script, {}).get(tag, ""))) / total_letters
        scores[tag] = share + _LETTER_WEIGHT * own
    return scores
