"""Makes the application of one process: what its first answers need at once, the rest behind them.

The modules of the site are imported within a function, so that no collector looks at what they leave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.running.start import without_collector

if TYPE_CHECKING:
    from fastapi import FastAPI

    from marsad.web.settings import Settings


def app_of_worker() -> FastAPI:
    """The application of one worker process, its settings from the environment."""
    with without_collector():
        from marsad.running.logs import set_up_logs
        from marsad.web.settings import load_settings

    set_up_logs()
    return application(load_settings())


def application(settings: Settings) -> FastAPI:
    """The application for `settings`, warm in a while. Raises ArchiveError.

    Vega is started before the first answer: it lets nothing else run for a third of a second.
    """
    with without_collector():
        from marsad.web.app import create_app  # a second, which the parent of several need not wait
        from marsad.web.drawing import warm_up
        from marsad.web.render import load_templates

        app = create_app(settings)
        warm_up()
    app.state.warming = (load_templates,)  # the first pages would wait for them
    return app
