"""How gunicorn serves Pobratym; read by itself when it starts in this folder. The command line goes before it."""

from typing import Any

# Loaded once and shared by all workers, with what `when_ready` makes (docs/benchmarks.md, Memory of the service).
# A new release is a restart; HUP alone would go on with the old code.
preload_app = True
# A request that waits for the write lock of SQLite, or for a slow reader's line, holds up no other one of its worker.
threads = 8
# Nobody steers it while it runs; a unit does that. One way in less.
control_socket_disable = True


def when_ready(server: Any) -> None:
    """Before the workers are forked: what each of them would read and put together for itself is made once."""
    try:
        from config.preloading import preload  # noqa: PLC0415  after gunicorn has loaded the application

        preload(server.app.wsgi())
    except Exception:
        server.log.exception("Nothing was made beforehand: each worker makes what it needs.")
