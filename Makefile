# Chuangcheng. Two commands do all the set-up: `make run` and `make test`.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort | awk -F'\t' '{printf "  make %-22s %s\n", $$1, $$2}'

install: $(VENV)/.installed ## the virtual environment with what the site needs

$(VENV)/.installed: requirements/base.txt
	@bash deploy/check_python.sh $(PYTHON)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	@touch $@

$(VENV)/.installed-tests: requirements/test.txt $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

lint: $(VENV)/.installed-tests ## ruff and djhtml
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/djhtml --check templates

lock: ## compile requirements/*.in to *.txt with hashes
	for name in base test; do $(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-options --output-file requirements/$$name.txt requirements/$$name.in; done

.PHONY: help install lint lock
