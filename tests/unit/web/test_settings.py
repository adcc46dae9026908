"""Settings come from file and environment; what is wrong with one is said; the reference lists them all."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.errors import SettingsError
from marsad.web.settings import load_settings, reference

REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "settings.md"


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "marsad.toml"
    file.write_text('port = 9000\ntitle = "ديوان"\n', encoding="utf-8")
    settings = load_settings(file, {"MARSAD_PORT": "9001", "MARSAD_OPEN_READING": "no"})
    assert (settings.port, settings.title, settings.open_reading) == (9001, "ديوان", False)


@pytest.mark.parametrize(
    ("line", "said"),
    [("colour = 1", "unknown setting"), ('port = "x"', "whole number"), ('open_reading = "perhaps"', "true")],
)
def test_a_wrong_setting_is_named(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "marsad.toml"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(SettingsError, match=said):
        load_settings(file, {})


def test_the_reference_page_is_the_one_that_the_settings_give() -> None:
    expected = reference()
    assert REFERENCE.read_text(encoding="utf-8") == expected, "write marsad.web.settings.reference() there"
