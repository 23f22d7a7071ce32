"""Who may ask: requests to this server's own name, from its own pages, and with the token where there is one."""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

POLICY = (
    "default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_MAX_JSON = 1024 * 1024  # bytes
_COOKIE = "duizhao_token"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
Say = Callable[[Request, int, str, Mapping[str, str] | None], Response]  # how a refusal is told
Next = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Guard:
    """`host` is the address listened on; `token` is empty where this machine alone is listened to."""

    host: str
    token: str
    max_bytes: int
    say: Say

    async def __call__(self, request: Request, following: Next) -> Response:
        """Refuse what is not to be answered, and put the headers of safety on what is."""
        response = self._refused(request) or await following(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    def _refused(self, request: Request) -> Response | None:
        if not self._is_own_name(request.headers.get("host", "")):
            return self._error(request, 421, "this server has another name")  # a page elsewhere whose name leads here
        if not self._has_token(request):
            return self._error(
                request, 401, "a token is needed: Authorization: Bearer TOKEN", {"WWW-Authenticate": "Bearer"}
            )
        if "token" in request.query_params and request.method == "GET" and self.token:
            return self._with_cookie(request)
        if request.method not in _SAFE and not _is_same_origin(request):
            return self._error(request, 403, "a page of another site may not write here")
        return self._refused_body(request)

    def _refused_body(self, request: Request) -> Response | None:
        """A body that is too large, or does not say how large it is where nobody counts while it comes."""
        is_pdf = request.url.path == "/api/extract"
        most = self.max_bytes if is_pdf else min(self.max_bytes, _MAX_JSON)
        length = request.headers.get("content-length")
        if length is None and not is_pdf and "transfer-encoding" in request.headers:
            return self._error(request, 411, "its length is to be told")
        if length is not None and (not length.isdigit() or int(length) > most):
            return self._error(request, 413, f"more than {most:,} bytes")
        return None

    def _error(self, request: Request, status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
        return self.say(request, status, message, headers)

    def _is_own_name(self, host: str) -> bool:
        """Whether a request names this server: without a token only by a name of this machine."""
        name = urlsplit(f"//{host}").hostname if host and "/" not in host else None
        if name is None:
            return False
        return bool(self.token) or name in ("localhost", self.host) or _is_loopback(name)

    def _has_token(self, request: Request) -> bool:
        if not self.token:
            return True
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        given = given if scheme.lower() == "bearer" else ""
        offered = (given, request.cookies.get(_COOKIE, ""), request.query_params.get("token", ""))
        return any(hmac.compare_digest(each.encode(), self.token.encode()) for each in offered)

    def _with_cookie(self, request: Request) -> Response:
        """The same page without the token in its address, which is kept in a cookie of this site alone."""
        answer = RedirectResponse(request.url.path, 303)
        answer.set_cookie(_COOKIE, self.token, httponly=True, samesite="strict")
        return answer


def is_local(host: str) -> bool:
    """Whether only this machine reaches what listens there."""
    return host == "localhost" or _is_loopback(host)


def _is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _is_same_origin(request: Request) -> bool:
    """Whether no page of another site asks; programs that are no browser name no origin at all."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
