"""Structured logs on standard error: coloured lines on a terminal, one JSON object a line elsewhere."""

from __future__ import annotations

import sys
from typing import Any

import structlog


def set_up_logs() -> None:
    """Sets structlog up for a command that runs on its own; done once, by the command."""
    on_terminal = sys.stderr.isatty()
    renderer: Any = (
        structlog.dev.ConsoleRenderer()
        if on_terminal
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.dict_tracebacks,
            renderer,
        ],
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
    )
