"""A translation service on this machine that answers as the two interfaces are documented, and remembers what it was
asked: a verified fake, since nobody's contract is used in tests."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any


class Service(HTTPServer):
    """`answer`: instead of a translation, (status, content)."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, dict[str, str], dict[str, Any]]] = []
        self.answer: tuple[int, bytes] | None = None

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, dict(self.headers), content))
        status, body = self.server.answer or (200, json.dumps(self._translated(content)).encode())
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _translated(self, content: dict[str, Any]) -> dict[str, Any]:
        if self.path == "/v2/translate":
            said = f"[{content['target_lang']}] {content['text'][0]}"
            return {"translations": [{"detected_source_language": content["source_lang"], "text": said}]}
        return {"translatedText": f"[{content['target']}] {content['q']}"}

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[Service]:
    service = Service()
    thread = Thread(target=service.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.shutdown()
        service.server_close()
