"""Requests that wait for a busy machine: by itself the library gives up after five seconds."""

from __future__ import annotations

from functools import partial

import httpx

SECONDS = 60

get, post, put = (partial(asked, timeout=SECONDS) for asked in (httpx.get, httpx.post, httpx.put))
