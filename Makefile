# `make help` lists the targets. Every setting of the portal may stand before or after `make run`, as in PORT=8001.

PY := .venv/bin/python
JOBS ?= 2
ARGS ?=

# What `manage.py check --deploy` needs in order to judge the settings of a production.
AS_PRODUCTION := DEMONSTRATION=false DEBUG=false SECRET_KEY=0123456789-for-the-check-only-9876543210-abcdefghijk \
	ALLOWED_HOSTS=jobs.example.org SITE_URL=https://jobs.example.org EMAIL_URL=smtp://mail.example.org

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test bench check messages pictures format shell clean clean-data

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

setup: ## Make the virtual environment .venv with what the portal needs
	@.ci/environment requirements.txt

setup-dev: ## The same with what tests and checks need
	@.ci/environment requirements-dev.txt

run: setup ## Serve the portal with a demonstration until Ctrl-C (PORT=8000)
	@grep -qs '^ *DEMONSTRATION *=' .env || export DEMONSTRATION="$${DEMONSTRATION:-true}"; \
	exec $(PY) manage.py run

test: setup-dev ## Run all tests on real engines (ARGS="-k closing" for some, JOBS=2 at once)
	@exec $(PY) -m pytest -n $(JOBS) $(ARGS)

bench: setup-dev ## What the public pages cost, beside the least Django can do (ARGS=--quick, see docs/performance.md)
	@exec $(PY) -m tests.bench $(ARGS)

check: setup-dev ## Lint, format, types, templates, settings, migrations
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m djlint templates --lint --quiet
	$(PY) -m mypy
	@echo "$(PY) manage.py check --deploy, as in production"
	@$(AS_PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING
	DEMONSTRATION=true $(PY) manage.py makemigrations --check --dry-run

messages: setup-dev ## Bring locale/ up to date with the texts of the tree, and compile it
	@$(PY) -m tests.catalogues

pictures: setup-dev ## Take the pictures of the main pages for docs/design.md anew (ARGS="list home" for some)
	@exec $(PY) -m tests.pictures $(ARGS)

format: setup-dev ## Put the code into the house's form
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

shell: setup ## A Python shell with the models loaded
	@exec $(PY) manage.py shell

clean: ## Remove the virtual environment and what tools left behind; the data under var/ stays
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .coverage test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

clean-data: ## Remove var/ with all its data; the next `make run` begins anew
	rm -rf var
