"""Structured logs on standard error: coloured lines on a terminal, one JSON object a line elsewhere.

Tracebacks come without the values of variables: these may be passwords, and whole articles.
"""

from __future__ import annotations

import sys
from typing import Any

import structlog
from structlog.tracebacks import ExceptionDictTransformer


def set_up_logs() -> None:
    """Sets structlog up for a command that runs on its own; done once, by the command."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *(_for_terminals() if sys.stderr.isatty() else _for_programs()),
        ],
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
    )


def _for_terminals() -> list[Any]:
    return [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]


def _for_programs() -> list[Any]:
    tracebacks = structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False))
    return [tracebacks, structlog.processors.JSONRenderer(ensure_ascii=False)]
