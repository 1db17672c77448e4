# Meetlat. `make demo` and `make test` fetch what they need; a step is repeated only when what it stands on has changed.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:
.NOTPARALLEL:

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
FUZZ ?= 600

ifeq ($(origin MEETLAT_REFERENCE),undefined)
ifneq ($(wildcard ../shared/reference/organisations.csv),)
export MEETLAT_REFERENCE := $(abspath ../shared/reference)
endif
endif

BIN := .venv/bin
LOCALE := src/meetlat/site/locale
BUILT := src/meetlat/site/static/built
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard $(LOCALE)/*/LC_MESSAGES/django.po))
FRONTEND := $(shell find src/meetlat/site/frontend 2>/dev/null)

DEEP := browser or real or reference or slow or spark
SERVERS := tests/real/servers
SPARK := tests/spark/requirements.lock
RESULTS := $(CURDIR)/test-results
IN_TWO = -n 2 --dist loadfile --no-loadscope-reorder
PYTEST = $(BIN)/coverage run -m pytest $(IN_TWO) --junit-xml=$(RESULTS)/$@.xml
MEASURED = mkdir -p $(RESULTS) && rm -f $(RESULTS)/coverage.$@.* && COVERAGE_FILE=$(RESULTS)/coverage.$@

.PHONY: help demo install test tools check test-quick test-unit test-postgres test-full test-spark test-real test-reference \
    servers spark coverage tally lock clean mutation

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

demo: install ## install, load the register, take the census, serve it (ARGS=--no-serve: print it and stop; PORT=8000)
	@$(BIN)/meetlat demo --port $(PORT) $(ARGS)

install: .venv/installed $(BUILT) $(CATALOGUES) ## everything the program needs, nothing for tests

test: clean-results check test-unit test-postgres test-full test-spark test-real test-reference fuzz coverage tally ## every check there is

tools: install .venv/installed-dev ## what the checks need
	@scripts/debian-packages chromium=/usr/bin/chromium gettext=/usr/bin/xgettext \
	    'libatomic1=/usr/lib/*/libatomic.so.1' 'postgresql=/usr/lib/postgresql/*/bin/initdb'

check: tools ## style, types, rooms, settings, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	scripts/in-own-home $(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	MEETLAT_HTTPS=yes scripts/in-own-home $(BIN)/python -m django check --deploy --fail-level WARNING
	scripts/in-own-home $(BIN)/python -m django makemigrations --check --dry-run

test-quick: tools ## the tests a developer runs all day: half of test-unit, in a minute
	$(BIN)/python -m pytest $(IN_TWO) -m "not ($(DEEP))" $(addprefix --ignore=,$(shell cat tests/patient.txt))

test-unit: tools ## all that needs no browser and no server, on SQLite
	$(MEASURED) $(PYTEST) -m "not ($(DEEP))"

test-postgres: tools ## everything that touches the database, on a PostgreSQL of its own
	$(MEASURED) scripts/with-postgres $(PYTEST) -m "django_db and not (browser or real or spark or reference)"

test-full: tools ## the tests with a browser, or patience
	$(MEASURED) $(PYTEST) -m "(browser or slow) and not (spark or real or reference)"

test-spark: tools spark ## the tests on Spark: Sail, and a real cluster that they share
	$(MEASURED) $(PYTEST) -n 0 -m "spark and not (real or reference)"

test-real: tools servers ## the tests against real servers: a Bluesky network, Mastodon's API, ActivityPub
	$(MEASURED) $(PYTEST) -n 0 -m real

test-reference: tools ## the tests on the real register, and its census on PostgreSQL
	$(MEASURED) $(PYTEST) -m "reference and not real"
	scripts/with-postgres $(BIN)/python -m pytest -m reference tests/report/test_census.py

mutation: tools ## how many small faults in measure its tests find (ARGS="--sample 400 --seed 1"); slow, no part of test
	$(BIN)/python -m scripts.mutation $(ARGS)

fuzz: tools ## bytes at everything that reads what comes from outside (FUZZ=600: seconds, over all processors)
	$(BIN)/python -m scripts.fuzz $(FUZZ)

servers: $(SERVERS)/node_modules/.package-lock.json ## the servers of test-real, with the databases they need
	@scripts/debian-packages 'postgresql=/usr/lib/postgresql/*/bin/initdb' redis-server=/usr/bin/redis-server

spark: .venv-spark/installed ## the Apache Spark of test-spark
	@scripts/debian-packages default-jre-headless=/usr/bin/java

coverage: ## what all test runs together have walked through, against the bar in pyproject.toml
	$(BIN)/coverage combine --quiet --keep --data-file=$(RESULTS)/coverage $(RESULTS)
	$(BIN)/coverage report --data-file=$(RESULTS)/coverage

tally:
	@$(BIN)/python scripts/tally.py $(RESULTS)/*.xml

lock: .venv/installed-dev ## renew the hash-pinned lock files (ARGS=--upgrade: with newer versions)
	$(BIN)/uv lock $(ARGS)
	$(BIN)/python scripts/export_locks.py

clean: clean-results ## remove everything that make made, not the data
	rm -rf .venv .venv-spark node_modules $(SERVERS)/node_modules $(BUILT) $(CATALOGUES)

.PHONY: clean-results
clean-results:
	@rm -rf $(RESULTS)

.venv/bin/uv:
	@scripts/new-environment $(PYTHON)

.venv/installed: requirements.lock pyproject.toml | .venv/bin/uv
	@scripts/install-locked requirements.lock
	@$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/installed-dev: requirements-dev.lock .venv/installed
	@scripts/install-locked requirements-dev.lock
	@touch $@

.venv-spark/installed: $(SPARK) scripts/install-spark | .venv/bin/uv
	@scripts/install-spark
	@touch $@

node_modules/.package-lock.json: package.json package-lock.json $(wildcard .npmrc)
	@command -v npm >/dev/null || { echo "npm is missing. On Debian: apt-get install -y nodejs npm" >&2; exit 1; }
	npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier
	@touch $@

$(SERVERS)/node_modules/.package-lock.json: $(addprefix $(SERVERS)/,package.json package-lock.json .npmrc)
	@scripts/debian-packages build-essential=/usr/bin/g++
	scripts/install-servers $(SERVERS)
	@touch $@

$(BUILT): node_modules/.package-lock.json $(FRONTEND)
	npm run --silent build
	@touch $@

%.mo: %.po .venv/installed
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
