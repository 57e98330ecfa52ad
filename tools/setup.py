"""Sets up this checkout with nothing but Python 3.11+: environment from hashed locks, front end, catalogues.

    python3 tools/setup.py runtime|dev

Each step leaves a stamp when it is done, so that a second run takes no time and an interrupted one is repeated.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMPS = VENV / "stamps"
PYTHON = VENV / "bin" / "python"
LOCKS = ROOT / "requirements"


def main() -> None:
    """Make the environment of the kind asked for, then the front end and the catalogues."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the one file that may be run by an older Python
        sys.exit(f"Pobratym needs Python 3.11 or newer; this is {sys.version.split()[0]}. Set PYTHON=python3.11.")
    kind = sys.argv[1] if len(sys.argv) > 1 else "runtime"
    os.chdir(ROOT)
    _environment()
    _packages(LOCKS / f"{kind}.txt")
    if not _has_node():
        _packages(LOCKS / "node.txt")
    _run([PYTHON, "tools/front"])
    _run([PYTHON, "tools/messages.py", "compile"])


def _environment() -> None:
    if PYTHON.exists():
        return
    print("Creating the environment in .venv …", flush=True)
    try:
        venv.create(VENV, with_pip=True, clear=VENV.exists() and not VENV.is_symlink())
    except subprocess.CalledProcessError:
        sys.exit("Python's venv module is incomplete here. On Debian and Ubuntu: apt install python3-venv")


def _packages(lock: Path) -> None:
    """Install exactly what the lock names. --no-deps: the lock is whole, and it leaves pandas out on purpose."""
    stamp = STAMPS / lock.name
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    print(f"Installing {lock.name} …", flush=True)
    uv = VENV / "bin" / "uv"
    if not uv.exists():
        _run([PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "-r", LOCKS / "bootstrap.txt"], may_fail=True)
    install: list[str | Path] = [PYTHON, "-m", "pip", "install", "-q"]
    if uv.exists():
        install = [uv, "pip", "install", "-q", "--python", PYTHON]
    _run([*install, "--no-deps", "--require-hashes", "-r", lock])
    STAMPS.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest)
    if lock.name == "dev.txt":  # it holds everything of runtime.txt
        (STAMPS / "runtime.txt").write_text(hashlib.sha256((LOCKS / "runtime.txt").read_bytes()).hexdigest())


def _has_node() -> bool:
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return False
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return version.startswith("v") and int(version[1:].split(".")[0]) >= 20


def _run(command: list[str | Path], may_fail: bool = False) -> None:
    result = subprocess.run([str(part) for part in command], check=False)
    if result.returncode and not may_fail:
        sys.exit(f"This step failed: {' '.join(str(part) for part in command)}\nMend the cause and repeat the command.")


if __name__ == "__main__":
    main()
