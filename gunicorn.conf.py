"""How gunicorn serves Pobratym; read by itself when it starts in this folder. The command line goes before it."""

# Loaded once and shared: two workers hold 138 MiB each after their first pages instead of 194 (docs/benchmarks.md).
# A new release is a restart; HUP alone would go on with the old code.
preload_app = True
# A request that waits for the write lock of SQLite, or for a slow reader's line, holds up no other one of its worker.
threads = 8
# Nobody steers it while it runs; a unit does that. One way in less.
control_socket_disable = True
