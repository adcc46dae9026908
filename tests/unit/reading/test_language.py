"""The language of a text by script, letters and function words."""

from __future__ import annotations

import pytest

from marsad.reading.language import language_of


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("ar", "قال الوزير إن الاجتماع تأجل إلى الغد بعد طلب من الوفد"),
        ("ar", "أعلن وزير الخارجية أن المحادثات مع CNN وRT ستستأنف في باريس"),
        ("fa", "وزیر امور خارجه گفت که این دیدار در تهران برای گفت‌وگو انجام شد"),
        ("ur", "وزیر خارجہ نے کہا ہے کہ یہ ملاقات اسلام آباد میں ہوئی اور اس کے بعد"),
        ("ckb", "وەزیری دەرەوە لە هەولێر لەگەڵ وەفدێک کۆ بووەوە و باسی پەیوەندییەکانی کرد"),
        ("ps", "د بهرنیو چارو وزیر په کابل کې وویل چې دا ناسته به د اونۍ په سر کې وي"),
        (
            "en",
            "The minister said that the meeting was postponed to the next day at their request",
        ),
        (
            "fr",
            "Le ministre a déclaré que la réunion est reportée au lendemain pour des raisons de calendrier",
        ),
        ("tr", "Bakan, toplantının bir gün sonra yapılacağını ve görüşmenin çok önemli olduğunu söyledi"),
        (
            "es",
            "El ministro dijo que la reunión se celebrará en la capital con los representantes de la región",
        ),
        (
            "de",
            "Der Minister sagte, dass die Sitzung auf den nächsten Tag verschoben ist und nicht in Berlin",
        ),
        ("ru", "Министр сказал, что встреча была перенесена на следующий день и не состоится в Москве"),
        ("he", "השר אמר כי הפגישה נדחתה"),
        ("und", "12345 --- 678"),
        ("und", ""),
    ],
)
def test_language(tag: str, text: str) -> None:
    assert language_of(text) == tag
