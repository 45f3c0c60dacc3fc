# Two commands do everything: `make report` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: report test install lab check fix notebooks lock

report: $(STAMP)
	$(BIN)/ics-claims report

test: check
	$(BIN)/pytest -n 2 --dist loadfile --nbval tests notebooks

install: $(STAMP)

lab: $(STAMP)
	$(BIN)/jupyter lab

# Never writes.
check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Runs the notebooks in place, so that their stored outputs are those of the data.
notebooks: $(STAMP)
	$(BIN)/ics-claims build
	cd notebooks && ../$(BIN)/jupyter nbconvert --to notebook --execute --inplace \
	  --ExecutePreprocessor.record_timing=False --KernelManager.transport=ipc --log-level=ERROR *.ipynb

# Renews the pins: needs uv. Everything else needs only Python and make.
lock:
	uv pip compile -q pyproject.toml --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
	  --no-annotate -o requirements/requirements.lock > /dev/null
	$(PYTHON) requirements/environment.py > environment.yml

# The stamp names the lock and the project file, so that a change of either is installed.
$(STAMP): requirements/requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
