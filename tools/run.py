"""Starts Pobratym on this machine: database, registry, known partnerships, demonstration, server, worker; and the
worker again where it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
_LOOK = 1  # seconds between two looks at the worker


def main() -> None:
    """Prepare once, then serve until Ctrl+C."""
    os.chdir(ROOT)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
    port = os.environ.get("PORT", "8000")
    os.environ.setdefault("SITE_URL", f"http://localhost:{port}")
    prepared = subprocess.run([BIN / "python", "manage.py", "prepare"], check=False)
    if prepared.returncode:
        sys.exit("The preparation stopped. Nothing is half done: mend the cause and run `make run` again.")
    worker = _worker()
    server = subprocess.Popen(
        [BIN / "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--log-level", "warning"]
    )
    print(f"\nPobratym is served at http://localhost:{port} — Ctrl+C stops it.\n", flush=True)
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        while (status := server.poll()) is None:
            time.sleep(_LOOK)
            if worker.poll() is not None:
                worker = _worker()
    except KeyboardInterrupt:
        server.terminate()
        status = server.wait()
    finally:
        worker.terminate()
    sys.exit(0 if status in (0, -signal.SIGTERM, -signal.SIGINT) else status)


def _worker() -> "subprocess.Popen[bytes]":
    """Mail, background work and the schedule; begun again where it ends. It tells of itself in var/worker.log."""
    folder = Path(os.environ.get("POBRATYM_VAR", ROOT / "var"))
    with (folder / "worker.log").open("ab") as log:
        return subprocess.Popen([BIN / "python", "manage.py", "run_worker"], stderr=log)


if __name__ == "__main__":
    main()
