"""The wording by which Arabic news credits a source: its cues before and behind a name.

All patterns run over folded text. Those for what stands before a name end where the name begins;
each bears the name of the rule that it is.
"""

from __future__ import annotations

import re

_STEMS = (
    "قال|ذكر|افاد|نقل|اورد|نشر|كشف|اعلن|اكد|اضاف|اشار|اوضح|بث|كتب|رجح|لفت|تحدث|زعم|نسب|صرح|ابرز|راي|توقع"
    "|عرض|اذاع|وصف|اعتبر|تناقل|تداول|وثق|رصد|حذر|نفي|علق|تساءل|سلط|بين|ابلغ|نوه|شدد|ادعي|سجل|ركز|ابدي|خلص"
    "|تقول|يقول|تذكر|يذكر|تنقل|ينقل|تفيد|يفيد|تشير|يشير|تنشر|ينشر|تكشف|توضح|تؤكد|تري|تضيف|يضيف"
)
_VERB = rf"[وف]?(?:{_STEMS})(?:ت|تا|وا)?(?:ه|ها|هم)?"
_FILLER = (
    r"(?:ايضا|اليوم|امس|مساء|صباح|بدوره|بدورها|لاحقا|سابقا|عنه|عنها|عنهم|به|بها|له|لها|فيه|في وقت سابق"
    r"|في وقت لاحق"
    r"|مراسل|مراسله|مراسلو|مراسلون|مراسلي|مصور|شاهد من|شاهد عيان من|صحفي من|صحافي من|صحفيو|احصاء ل?|احصاءات"
    r"|ل?بيانات|ل?تقرير|ل?تقارير|ل?ارقام|ل?معلومات|ل?شركه|ل?مصادر|ل?ترجمه|ل?استطلاع|ل?بيان|كل من|كلا من)"
)
_MARKS = r"[\s«\"“(\[]*"
_SPEECH = (
    r"تصريح|تصريحات|تصريحاته|تصريحاتها|حديث|حديثه|حديثها|مقابله|مقابلات|مقابلته|حوار|حواره|لقاء|مداخله|مداخلته"
    r"|اتصال|افاده|رساله|بيان|تقرير|تحليل|مقال|افتتاحيه|رد"
)

REPORTS = re.compile(rf"{_VERB}(?!\w)")
"""Opens with a verb of reporting."""

ACCORDING = re.compile(
    r"(?<!\w)[وف]?(?:بحسب|حسب|وفق|نقلا عن|نقله عن|منقول عن|نقلت عن|نقل عن|نقلوا عن"
    r"|(?:وفقا|طبقا|استنادا|تبعا)(?: ل| الي)?|حسبما|وفقما"
    rf"|(?:بحسب|حسب|وفق|علي|وفقا ل|طبقا ل|ك|في) ?ما(?: {_VERB})"
    rf"|حسبما {_VERB})(?: {_FILLER}){{0,3}}{_MARKS}$"
)
SAYS = re.compile(rf"(?<!\w)(?![وف]?بثت?(?:ه|ها)(?!\w)){_VERB}(?: {_FILLER}){{0,3}}{_MARKS}$")
INTERVIEW = re.compile(
    rf"(?<!\w)[وف]?[بل]?(?:ال)?(?:{_SPEECH})(?: \S+){{0,4}}? (?:مع|الي|علي|عبر|في|من خلال|ل)"
    rf"(?: {_FILLER}){{0,2}}{_MARKS}$"
)
SPOKEN = re.compile(rf"(?<!\w)(?:{_VERB}|[وف]?[بل]?(?:{_SPEECH}))(?!\w)")
"""A verb or noun of speech, somewhere before a name that ل introduces: قال في حديث لرويترز."""
_TELLING = (
    "قال|صرح|اكد|اضاف|اوضح|افاد|ذكر|كشف|اشار|تحدث|لفت|شدد|نوه|ابلغ|علق|اعتبر|حذر|نفي|اعلن|راي|توقع"
    "|يقول|تقول|يضيف|تضيف"
)
TOLD = re.compile(rf"(?<!\w)[وف]?(?:(?:{_TELLING})(?:ت|تا|وا)?|[بل]?(?:{_SPEECH}))(?!\w)")
"""A verb or noun of speaking to somebody, before an unknown name that ل introduces."""
THAT = re.compile(r"(?<!\w)[وبل]?(?:ان|انه|انها|انهم|انهما|التي|الذي|الذين)(?!\w)")
"""Opens a clause: what ل introduces in it is told nothing."""
OFFICE_OF = re.compile(
    r"(?<!\w)(?:ال)?(?:عام|تحرير|تنفيذي|مدير|رئيس|تابع|تابعه|مملوك|مملوكه|مراسلا|مراسل|مراسله|مصور|مصورا|صحفي|صحافي|سابق"
    r"|اقليمي|مقر|مكتب|رسمي|رسميه|حساب|موقع|مجاور)\s*$"
)
"""Closes with an office or property, so that ل means "of": المدير العام لقناة."""
BEHIND = re.compile(
    r"[»\"”)\]]?(?:\s\([^()\n]{1,20}\))?(?:\sال\w+){0,2}[\s،,–-]*(?:قد )?"
    r"(?:ذكر|افاد|نقل|اورد|نشر|كشف|قال)ت?(?: عن| ان| انه| انها| ب\w*)(?!\w)"
)
"""A verb of reporting behind a name that opens its sentence: وكالة … ذكرت أن."""
CLAUSE_START = re.compile(r"(?:^|[\s.؟!،:\n])[وف]?(?:كانت?|لكن|ان|بينما|فيما|حيث|اذ|غير ان)?\s*$")
JOINED = re.compile(r"[»\"”)\]]?(?:\s\([^()\n]{1,20}\))?(?:\sال\w+يت?ه)?\s*(?:[،,]\s*)?(?:و\s?)?" + _MARKS)
"""All that stands between two names credited together: رويترز و«سانا»."""
