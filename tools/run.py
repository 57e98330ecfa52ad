"""Starts Pobratym on this machine: database, registry, known partnerships, demonstration, server, worker."""

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"


def main() -> None:
    """Prepare once, then serve until Ctrl+C."""
    os.chdir(ROOT)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
    port = os.environ.get("PORT", "8000")
    os.environ.setdefault("SITE_URL", f"http://localhost:{port}")
    prepared = subprocess.run([BIN / "python", "manage.py", "prepare"], check=False)
    if prepared.returncode:
        sys.exit("The preparation stopped. Nothing is half done: mend the cause and run `make run` again.")
    worker = subprocess.Popen([BIN / "python", "manage.py", "db_worker", "--interval", "2"], stdout=subprocess.DEVNULL)
    server = subprocess.Popen(
        [BIN / "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--log-level", "warning"]
    )
    print(f"\nPobratym is served at http://localhost:{port} — Ctrl+C stops it.\n", flush=True)
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        status = server.wait()
    except KeyboardInterrupt:
        server.terminate()
        status = server.wait()
    finally:
        worker.terminate()
    sys.exit(0 if status in (0, -signal.SIGTERM, -signal.SIGINT) else status)


if __name__ == "__main__":
    main()
