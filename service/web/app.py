"""The application: routers, guards and errors, put together."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from importlib.metadata import version

from fastapi import FastAPI

from service.web import docs_page, documents, events, knowledge, operations, plans, revisions, tools
from service.web.feed import Feed
from service.web.guard import Guard
from service.web.office import Office
from service.web.openapi import describe
from service.web.pages import router as pages
from service.web.pages.nowhere import add_nowhere
from service.web.problems import add_problems
from service.web.rates import Rates

DESCRIPTION = "Services-marketing plans for small firms: drafted from a brief, revised, exported. Errors are problem details (RFC 9457)."
ROUTERS = (plans, events, documents, revisions, tools, knowledge, operations, docs_page)


def create_app(office: Office) -> FastAPI:
    """The app around an office."""

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.feed.start()
        yield
        app.state.feed.close()

    app = FastAPI(
        title="overdeliver", version=version("overdeliver"), description=DESCRIPTION, lifespan=lifespan, docs_url=None, redoc_url=None
    )
    app.state.office = office
    app.state.rates = Rates(office.store.keys, office.now)
    app.state.feed = Feed(office.store.events)
    for module in ROUTERS:
        app.include_router(module.router)
    app.include_router(pages)
    add_problems(app)
    add_nowhere(app)
    app.add_middleware(Guard, counted=office.metrics.request)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    return app
