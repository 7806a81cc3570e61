# Chuangcheng 创城. Two commands do all the set-up: `make run` and `make test`; `make help` lists the rest.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
# The lock files name every package, so pip need not look for any; what is imported is compiled when it is.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --no-compile
export PORT

.PHONY: help install run test lint types sabotage bench torture elasticsearch elasticsearch-cluster elasticsearch-stop lock messages demo demo-reset screenshots clean

help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /|/' | awk -F'|' '{printf "  make %-24s %s\n", $$1, $$2}'

install: $(VENV)/.base ## the Python environment that the site needs, nothing else

$(VENV)/.base: requirements/base.txt requirements/pip.txt
	@bash deploy/check_python.sh $(PYTHON)
	@echo "[1/5] Python 环境：安装固定版本的依赖（约一分钟）"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) -r requirements/pip.txt
	@$(PIP) -r requirements/base.txt
	@touch $@

$(VENV)/.tests: requirements/test.txt $(VENV)/.base
	@echo "[+] 测试所需的依赖"
	@$(PIP) -r requirements/test.txt
	@touch $@

run: install ## the site with the demo city on http://localhost:8000 (PORT=... for another)
	@PATH="$(CURDIR)/$(BIN):$$PATH" bash deploy/run.sh

test: $(VENV)/.tests ## all tests
	@PATH="$(CURDIR)/$(BIN):$$PATH" bash deploy/test.sh $(ARGS)

lint: $(VENV)/.tests ## ruff and djhtml
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djhtml --check templates

types: $(VENV)/.tests ## mypy on services and pure modules
	$(BIN)/mypy

sabotage: $(VENV)/.tests ## take each guard out in turn and see its test turn red (ARGS=--quick for a handful)
	$(BIN)/python -m tests.sabotage.run $(ARGS)

bench: $(VENV)/.tests ## measure and print (tests/benchmarks)
	$(BIN)/python -m pytest tests/benchmarks -m bench -s -q $(ARGS)

torture: $(VENV)/.tests ## long rounds of killing and restarting
	$(BIN)/python -m pytest tests -m torture -s -q $(ARGS)

elasticsearch: ## a real Elasticsearch 8 for tests on a free port; prints its URL (TEST_ELASTICSEARCH_URL)
	@bash deploy/elasticsearch.sh start

elasticsearch-cluster: ## three nodes of it
	@bash deploy/elasticsearch.sh cluster

elasticsearch-stop: ## end what either started
	@bash deploy/elasticsearch.sh stop

lock: $(VENV)/.tests ## compile requirements/*.in to *.txt with hashes
	@bash deploy/lock.sh $(BIN)

messages: $(VENV)/.tests ## refresh and compile the Chinese catalogues (needs gettext)
	$(BIN)/python manage.py messages && $(BIN)/python manage.py message_gaps

demo: install ## load the demo city into an existing site
	$(BIN)/python manage.py load_demo --size small

demo-reset: install ## take the demo city away and load it afresh
	$(BIN)/python manage.py clear_demo
	$(BIN)/python manage.py load_demo --size small

screenshots: $(VENV)/.tests ## pictures of every state of the demo city, into screenshots/ (needs chromium; ARGS="--only home")
	$(BIN)/python tests/e2e/screenshots.py $(ARGS)

clean: ## remove the environment and this machine's data (asks first)
	@read -r -p "删除 .venv 和 var/（数据库、图片、密钥）？输入 yes 继续：" answer; [ "$$answer" = yes ] && rm -rf $(VENV) var
