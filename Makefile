# Two commands do everything: `make report` installs and runs the main job on the ledger, `make test` installs and tests.
# Nothing is written outside this folder.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-cache-dir
SOURCES := pyproject.toml constraints.txt kzclaims/__init__.py

.PHONY: report example-report test lint contracts check clean

report: $(VENV)/run
	$(BIN)/kzclaims check
	$(BIN)/kzclaims report --format md --output html=report/index.html --output json=report/report.json --output md=report/report.md > /dev/null
	@echo "Written: report/index.html, report/report.md, report/report.json"

example-report: $(VENV)/dev
	$(BIN)/python -m tests.example_report

test: $(VENV)/dev
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --cache-dir .mypy_cache

contracts: $(VENV)/dev
	$(BIN)/lint-imports --cache-dir .import_linter_cache

check: $(VENV)/run
	$(BIN)/kzclaims check

clean:
	rm -rf $(VENV) build *.egg-info report .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("kzclaims needs Python 3.11 or newer; name one: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run: $(VENV)/bin/python $(SOURCES)
	$(PIP) --constraint constraints.txt --editable .
	@touch $@

$(VENV)/dev: $(VENV)/run
	$(PIP) --constraint constraints.txt --editable '.[dev]'
	@touch $@
