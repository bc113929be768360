# Everything here works on a bare machine: Python 3.11 or newer with venv, and make.

VENV := .venv
PY := $(VENV)/bin/python
UV := $(VENV)/bin/uv

.PHONY: help run test check lint types layers texts bench pins clean

help:
	@echo "make run    the desk: on the tokens in .env, or without any as a demo that needs no account"
	@echo "make test   everything that must hold, on SQLite and PostgreSQL (which comes along as a wheel)"
	@echo "make check  the quick part of it: ruff, mypy, layers, texts"
	@echo "make bench  the measurements, the slow tests and the long kills"
	@echo "make pins   resolve the dependencies anew"

run: $(VENV)/.can-run
	@$(VENV)/bin/sixstar up

test: check
	$(PY) -m pytest -q -n 2 --dist worksteal

check: lint types layers texts

lint: $(VENV)/.can-test
	$(VENV)/bin/ruff check --quiet .
	$(VENV)/bin/ruff format --check --quiet .

types: $(VENV)/.can-test
	$(VENV)/bin/mypy

layers: $(VENV)/.can-test
	$(VENV)/bin/lint-imports

texts: $(VENV)/.can-test
	$(PY) -m adapters.texts.check

bench: $(VENV)/.can-test
	$(PY) -m tests.bench

$(VENV)/.can-run: $(VENV)/.can-install requirements.txt
	@echo "installing what the desk needs ..."
	$(call install,requirements.txt)
	@touch $@

$(VENV)/.can-test: $(VENV)/.can-install requirements-dev.txt
	@echo "installing what the tests need ..."
	$(call install,requirements-dev.txt)
	@touch $@

# uv installs in seconds what takes pip most of a minute, but pip alone will do: each line tries uv, then pip.
define install
	@{ test -x $(UV) && $(UV) pip install -q --python $(PY) --require-hashes -r $(1); } \
		|| $(PY) -m pip install -q --disable-pip-version-check --require-hashes -r $(1)
	@{ test -x $(UV) && $(UV) pip install -q --python $(PY) $(EDITABLE); } \
		|| $(PY) -m pip install -q --disable-pip-version-check $(EDITABLE)
endef
EDITABLE := --no-deps --no-build-isolation --config-settings editable_mode=compat -e .

$(VENV)/.can-install: requirements.txt pyproject.toml
	@set -e; for python in $(PYTHON) python3.11 python3.12 python3.13 python3; do \
		$$python -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; python=; \
	done; test -n "$$python" || { echo "Python 3.11 or newer with venv is needed (make PYTHON=/path/to/it)" >&2; exit 1; }; \
	test -x $(PY) || $$python -m venv $(VENV)
	@awk '/^uv==/ {on = 1} on {print} on && !/\\$$/ {exit}' requirements.txt >$(VENV)/uv.txt
	@test -x $(UV) || $(PY) -m pip install -q --disable-pip-version-check --require-hashes -r $(VENV)/uv.txt \
		|| echo "no uv for this machine: going on with pip"
	@touch $@

pins: $(VENV)/.can-test
	$(COMPILE) --group install -o requirements.txt
	$(COMPILE) --group dev -c requirements.txt -o requirements-dev.txt
COMPILE := $(UV) pip compile -q --python $(PY) pyproject.toml --upgrade --universal --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make pins"

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
