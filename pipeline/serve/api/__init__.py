"""What programs ask of the server."""

from fastapi import APIRouter

from pipeline.serve.api import articles, extraction, files, pages

router = APIRouter(prefix="/api")
for part in (articles, pages, files, extraction):
    router.include_router(part.router)
