"""What is logged of a fault names no values: passwords and texts stay out of logs."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import structlog

from marsad.running.logs import set_up_logs


@pytest.fixture(autouse=True)
def _reset() -> Iterator[None]:
    yield
    structlog.reset_defaults()


def test_a_traceback_names_places_but_no_values(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs()
    password = "hunter" + "2"
    try:
        raise RuntimeError("broke") from None
    except RuntimeError as error:
        structlog.get_logger().error("request failed", exc_info=error)
    said = capsys.readouterr().err
    assert json.loads(said)["exception"][0]["exc_value"] == "broke"
    assert "test_logs.py" in said
    assert password not in said
