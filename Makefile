# The two commands: `make run` and `make test`. Each does all its own set-up on a machine with Python 3.11+.
PYTHON ?= python3
.DEFAULT_GOAL := help
.PHONY: help run test browser-test lint setup setup-dev front messages lock clean

help:
	@echo "make run   start Pobratym on this machine (PORT=, DATABASE_URL=, REDIS_URL= are heeded)"
	@echo "make test  run every test that needs no browser and no service"

setup:
	@$(PYTHON) tools/setup.py runtime

setup-dev:
	@$(PYTHON) tools/setup.py dev

run: setup
	@.venv/bin/python tools/run.py

test: setup-dev
	@.venv/bin/python -m pytest -n auto -q -rs

browser-test: setup-dev
	@POBRATYM_BROWSER=1 .venv/bin/python -m pytest -n 2 --dist loadgroup -q tests/browser

lint: setup-dev
	@.venv/bin/ruff format --check . && .venv/bin/ruff check . && .venv/bin/lint-imports --no-cache && .venv/bin/mypy && \
		.venv/bin/djlint templates --check --quiet

messages: setup-dev
	@.venv/bin/python tools/messages.py extract

lock: setup-dev
	@tools/lock

clean:
	@rm -rf .venv frontend/node_modules static-build data-build var
