"""What programs ask of the server."""

from fastapi import APIRouter, Depends

from pipeline.serve.api import articles, extraction, files, pages
from pipeline.serve.api.answers import known_only

router = APIRouter(prefix="/api", dependencies=[Depends(known_only)])
for part in (articles, pages, files, extraction):
    router.include_router(part.router)
