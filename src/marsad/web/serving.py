"""Runs the site under uvicorn and prints its address."""

from __future__ import annotations

import os
import socket
import sys
from dataclasses import asdict

import uvicorn
from fastapi import FastAPI

from marsad.web.app import create_app
from marsad.web.settings import Settings, load_settings


def run(settings: Settings) -> None:
    """Serves until interrupted. The port is bound first, so that the printed address is the true one."""
    bound = _bind(settings)
    address = f"http://{settings.host}:{bound.getsockname()[1]}/"
    print(f"Marsad is at {address}  (Ctrl-C ends it)", file=sys.stderr, flush=True)  # noqa: T201
    options = {"log_level": "warning", "server_header": False, "proxy_headers": True}
    if settings.workers == 1:
        uvicorn.Server(uvicorn.Config(create_app(settings), **options)).run(sockets=[bound])  # type: ignore[arg-type]
        return
    os.environ.update({f"MARSAD_{name.upper()}": str(value) for name, value in asdict(settings).items()})
    config = uvicorn.Config(
        "marsad.web.serving:app_of_worker",
        factory=True,
        workers=settings.workers,
        **options,  # type: ignore[arg-type]
    )
    uvicorn.supervisors.Multiprocess(config, [bound]).run()


def app_of_worker() -> FastAPI:
    """The application of one worker process, its settings from the environment."""
    return create_app(load_settings())


def _bind(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    bound = socket.socket(family)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind((settings.host, settings.port))
    bound.listen()  # who asks from now on waits until the first process answers
    return bound
