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
_LAST = 20  # lines of the server's log, where it stopped by itself
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
    worker, server = _worker(), _server(port)
    print(f"\nPobratym is served at http://localhost:{port} — Ctrl+C stops it.", flush=True)
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
    if status not in (0, -signal.SIGTERM, -signal.SIGINT):
        print(*_log("server").read_text(errors="replace").splitlines()[-_LAST:], sep="\n", file=sys.stderr)
        sys.exit(f"The server stopped; {_log('server')} says more.")


def _server(port: str) -> "subprocess.Popen[bytes]":
    """The pages. It tells of itself in var/server.log: last on the screen stay the accounts and the address."""
    bind = ["--bind", f"127.0.0.1:{port}", "--workers", "2", "--log-level", "warning"]
    with _log("server").open("wb") as log:
        return subprocess.Popen([BIN / "gunicorn", "config.wsgi", *bind], stdout=log, stderr=log)


def _worker() -> "subprocess.Popen[bytes]":
    """Mail, background work and the schedule; begun again where it ends. It tells of itself in var/worker.log."""
    with _log("worker").open("ab") as log:
        return subprocess.Popen([BIN / "python", "manage.py", "run_worker"], stdout=log, stderr=log)


def _log(name: str) -> Path:
    return Path(os.environ.get("POBRATYM_VAR", ROOT / "var")) / f"{name}.log"


if __name__ == "__main__":
    main()
