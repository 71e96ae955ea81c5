# `make` or `make help` lists the targets. All of them work from a fresh clone.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

PYTHON ?= python3
BIN := .venv/bin
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard cms/locale/*/LC_MESSAGES/django.po))
# Two processes share the suite; the browser tests drive one server and stay in one of them.
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadgroup

# $(call install,FILE): the locked dependencies into .venv, with uv where there is one.
define install
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@if command -v uv >/dev/null 2>&1; \
	then uv pip install --quiet --python $(BIN)/python --require-hashes -r $(1); \
	else $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1); fi
	@touch $@
endef

.PHONY: help
help: ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## */\1\t/' | expand -t 12

.PHONY: run
run: .venv/.installed $(CATALOGUES) ## Start the site, its admin and its worker on http://127.0.0.1:8000
	@exec $(BIN)/python manage.py serve

.PHONY: test
test: test-sqlite test-postgres ## Run the whole suite twice: on SQLite, then on PostgreSQL

.PHONY: test-sqlite
test-sqlite: .venv/.installed-dev $(CATALOGUES) ## Run the whole suite on SQLite, with coverage
	@echo "== The suite on SQLite"
	@$(PYTEST) --cov --cov-report=term:skip-covered --cov-fail-under=90

.PHONY: test-postgres
test-postgres: .venv/.installed-dev $(CATALOGUES) ## Run the whole suite on a PostgreSQL started for it
	@echo "== The suite on PostgreSQL"
	@$(BIN)/python -m tests.postgres $(PYTEST)

.PHONY: check
check: .venv/.installed-dev $(CATALOGUES) ## What to run before a commit: format, lint, types, contracts, fast tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@DATABASE_URL=sqlite://:memory: DJANGO_SETTINGS_MODULE=cms.settings.test $(BIN)/python manage.py makemigrations --check --dry-run
	@git ls-files -z 'templates/*.html' | xargs -0 $(BIN)/djade --target-version 5.2 --check
	@$(PYTEST) -q -m "not browser and not slow"

.PHONY: format
format: .venv/.installed-dev ## Format the code and the templates
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@git ls-files -z 'templates/*.html' | xargs -0 $(BIN)/djade --target-version 5.2

.PHONY: messages
messages: .venv/.installed-dev ## Bring the French catalogue up to date with the code (needs GNU gettext)
	@$(BIN)/python manage.py makemessages --locale fr --no-location --ignore '.venv/*' --ignore 'var/*' --ignore 'tests/*'

# With their extras: pip takes the newest release of `name[extra]` when only `name==` is locked.
LOCK := --quiet --universal --generate-hashes --no-strip-extras --python-version 3.11 --upgrade

.PHONY: lock
lock: ## Lock the dependencies of pyproject.toml with hashes (needs uv)
	@uv pip compile $(LOCK) \
	    --custom-compile-command 'make lock' pyproject.toml -o requirements.txt
	@uv pip compile $(LOCK) --group dev \
	    --constraint requirements.txt --custom-compile-command 'make lock' pyproject.toml -o requirements-dev.txt

.PHONY: clean
clean: ## Remove what the other targets made, except var/ with the site's data
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .coverage $(CATALOGUES)

.venv/.installed: requirements.txt
	$(call install,requirements.txt)

.venv/.installed-dev: requirements-dev.txt
	$(call install,requirements-dev.txt)

%.mo: %.po
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
