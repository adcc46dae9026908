"""Static files: style, script and icon from the package, the typeface from its own package."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, FastAPI
from starlette.responses import FileResponse, JSONResponse
from starlette.staticfiles import StaticFiles

from marsad.web.render import asset

_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_FONTS = {"regular.ttf": "IBMPlexSansArabic-Regular.ttf", "bold.ttf": "IBMPlexSansArabic-Bold.ttf"}

router = APIRouter()


def add_static_files(app: FastAPI) -> None:
    """Mounts the static files and the web app's manifest and service worker."""
    app.include_router(router, include_in_schema=False)
    app.mount("/static", _Kept(directory=str(files("marsad.web") / "static")))


class _Kept(StaticFiles):
    """Files whose addresses carry their content's hash: a browser may keep them."""

    def file_response(self, *args: object, **kwargs: object) -> FileResponse:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers.update(_FOR_EVER)
        return response  # type: ignore[return-value]


@router.get("/static/fonts/{name}")
def font(name: str) -> FileResponse:
    """A weight of the site's typeface, IBM Plex Sans Arabic (SIL Open Font License)."""
    folder = Path(str(files("fontpkg_ibm_plex_sans_arabic") / "files"))
    return FileResponse(
        folder / _FONTS.get(name, _FONTS["regular.ttf"]), headers=_FOR_EVER, media_type="font/ttf"
    )


@router.get("/service-worker.js")
def service_worker() -> FileResponse:
    """The service worker, served from the root so that it may keep every page."""
    path = files("marsad.web") / "static" / "service-worker.js"
    return FileResponse(str(path), media_type="text/javascript", headers={"Cache-Control": "no-cache"})


@router.get("/manifest.webmanifest")
def manifest() -> JSONResponse:
    """What makes the site installable as an application."""
    icon = {"src": asset("icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any maskable"}
    content = {
        "name": "مرصد",
        "short_name": "مرصد",
        "lang": "ar",
        "dir": "rtl",
        "start_url": "/",
        "display": "standalone",
        "background_color": "#faf8f3",
        "theme_color": "#0b5c66",
        "icons": [icon],
    }
    return JSONResponse(content, media_type="application/manifest+json")
