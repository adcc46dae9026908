"""What those who run the site ask it: whether it is well, and its counts for Prometheus."""

from __future__ import annotations

import time

from fastapi import APIRouter, Request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from marsad.errors import ArchiveError
from marsad.web.store import archive_of

router = APIRouter()
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5, 10.0)


class Counts:
    """The counters of one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "marsad_requests", "Requests answered.", ("method", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "marsad_request_seconds",
            "Seconds until an answer began.",
            registry=self.registry,
            buckets=_BUCKETS,
        )
        self.articles = Gauge("marsad_articles", "Articles in the archive.", registry=self.registry)
        self.sequence = Gauge("marsad_archive_sequence", "The archive's last change.", registry=self.registry)


class Counted:
    """ASGI middleware that counts requests and times the beginning of their answers."""

    def __init__(self, app: ASGIApp, counts: Counts) -> None:
        self.app = app
        self._counts = counts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on and counts."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._counts.requests.labels(scope["method"], str(message["status"])).inc()
                self._counts.seconds.observe(time.perf_counter() - began)
            await send(message)

        await self.app(scope, receive, counted)


@router.get("/health")
def health(request: Request) -> JSONResponse:
    """200 and the archive's state where it answers, else 503 and why."""
    try:
        archive = archive_of(request)
        content = {"status": "ok", "articles": archive.count(), "sequence": archive.last_seq()}
    except ArchiveError as error:
        return JSONResponse({"status": "unwell", "reason": str(error)}, status_code=503)
    return JSONResponse(content, headers={"Cache-Control": "no-store"})


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """The counters of this process in Prometheus' text form."""
    counts: Counts = request.app.state.counts
    archive = archive_of(request)
    counts.articles.set(archive.count())
    counts.sequence.set(archive.last_seq())
    return Response(generate_latest(counts.registry), media_type=CONTENT_TYPE_LATEST)
