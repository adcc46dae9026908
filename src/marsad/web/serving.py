"""Runs the site under uvicorn and prints its address."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, TypeAlias

import uvicorn

from marsad.archive.archive import Archive
from marsad.running.logs import set_up_logs
from marsad.web.settings import Settings
from marsad.web.starting import application

Serve: TypeAlias = Callable[[socket.socket], None]
_OPTIONS: dict[str, Any] = {
    "log_level": "warning",
    "server_header": False,
    "proxy_headers": True,
    "loop": "marsad.web.accepting:SharingLoop",
    "timeout_worker_healthcheck": 60,  # a busy machine is no reason to end a process amid its answers
}


def run(settings: Settings) -> None:
    """Serves until interrupted. The port is bound first, so that the printed address is the true one.

    Raises ArchiveError where the archive cannot be opened, OSError where the port is taken.
    """
    set_up_logs()
    serve = _one_process(settings) if settings.workers == 1 else _processes(settings)
    bound = _bind(settings)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{host}:{bound.getsockname()[1]}/"
    print(f"Marsad is at {address}  (Ctrl-C ends it)", file=sys.stderr, flush=True)  # noqa: T201
    serve(bound)


def _one_process(settings: Settings) -> Serve:
    server = uvicorn.Server(uvicorn.Config(application(settings), **_OPTIONS))
    return lambda bound: server.run(sockets=[bound])


def _processes(settings: Settings) -> Serve:
    """Processes that each open the archive; it is opened once before them, so that its faults are told."""
    Archive.open(settings.archive).close()
    os.environ.update({f"MARSAD_{name.upper()}": str(value) for name, value in asdict(settings).items()})
    factory = "marsad.web.starting:app_of_worker"
    config = uvicorn.Config(factory, factory=True, workers=settings.workers, **_OPTIONS)
    return lambda bound: uvicorn.supervisors.Multiprocess(config, [bound]).run()


def _bind(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # Named as TCP, asyncio sends each write at once; else a body waits 40 ms for its head to be acknowledged.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((settings.host, settings.port))
        bound.listen()  # who asks from now on waits until the first process answers
    except OSError:
        bound.close()
        raise
    return bound
