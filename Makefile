PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INPUT ?= input
OUTPUT ?= output
CORPUS ?= ../shared/corpus
SCORER ?= ../shared/score/score.py

.PHONY: help setup ocr extras lowest newest uv constraints package docs pictures doctor extract archive index serve test corpus score sweep changed mapless confidence profile bench check clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: $(BIN)/.ready ## install into .venv

$(BIN)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[test]' --constraint constraints.txt
	@touch $@

ocr: setup ## also read scans: RapidOCR with its models
	$(BIN)/python -m pip install --quiet --editable '.[ocr]' --constraint constraints.txt

extras: setup ## all else that is optional: ocr, style, opensearch, cluster, stores
	$(BIN)/python -m pip install --quiet --editable '.[ocr,style,opensearch,cluster,stores]' --constraint constraints.txt

doctor: setup ## what is installed, what works, and what to do about what does not
	$(BIN)/python -m pipeline doctor

lowest: ## the tests with the lowest versions that pyproject.toml declares, in .lowest
	$(PYTHON) tools/lowest.py

newest: ## the same tests with the versions in constraints.txt, in .newest: make newest PYTHON=python3.13
	$(PYTHON) tools/lowest.py --newest .newest

uv: setup ## install with uv as well, into .uv, and a short test there
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv venv --quiet --clear --python $(PYTHON) .uv
	$(BIN)/uv pip install --quiet --python .uv --editable '.[test]' --constraint constraints.txt
	PATH="$(abspath $(BIN)):$$PATH" DUIZHAO_MUST_RUN=uv .uv/bin/python -m pytest -q -p no:cacheprovider \
		tests/articles/test_golden.py tests/test_commands.py tests/test_setup.py

constraints: setup ## choose the versions in constraints.txt anew: the newest that work together
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-header --no-annotate \
		--all-extras pyproject.toml > $(VENV)/chosen
	{ sed '/^[^#]/d' constraints.txt; cat $(VENV)/chosen; } > $(VENV)/constraints && mv $(VENV)/constraints constraints.txt

package: setup ## build the wheel and the source distribution, and try both from another folder
	$(BIN)/python tools/package.py

docs: setup ## build the documentation into site/
	$(BIN)/python -m pip install --quiet --editable '.[docs]' --constraint constraints.txt
	$(BIN)/python tools/docs.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

extract: setup ## convert every PDF in input/ to output/
	$(BIN)/python -m pipeline extract $(INPUT) --output $(OUTPUT)

archive: setup ## convert a tree of PDFs, resumable: make archive SOURCE=... OUTPUT=...
	$(BIN)/python -m pipeline archive $(SOURCE) --output $(OUTPUT)

index: setup ## bring the search index in index/ to what OUTPUT holds
	$(BIN)/python -m pipeline index $(OUTPUT) --to index

serve: setup ## look at what OUTPUT holds in a browser, and put it right
	$(BIN)/python -m pipeline serve $(OUTPUT) --pdfs $(INPUT) $(if $(wildcard index/meta.json),--index index)

# Where the environment forbids bytecode, each process that the tests start would compile the program anew.
test: export PYTHONDONTWRITEBYTECODE :=
test: setup ## run the tests (ACCEPT=1 rewrites the golden files)
	$(BIN)/python -m pytest -q $(if $(ACCEPT),--accept,-n auto --dist worksteal)

corpus: setup ## ask of the corpus's other papers, where they are there, what `make test` asks of those with a gold record
	OTHER_PAPERS=1 $(BIN)/python -m pytest -q -n auto --dist worksteal tests/corpus tests/export/test_corpus.py

score: setup ## score the corpus, where it is there
	$(BIN)/python tools/score.py --corpus $(CORPUS) --scorer $(SCORER)

sweep: setup ## count contradictions in papers without gold: make sweep FOLDER=... [RUN=...] [AGAINST=...]
	$(BIN)/python tools/sweep.py $(or $(FOLDER),$(CORPUS)/more) $(if $(RUN),--to $(RUN)) $(if $(AGAINST),--against $(AGAINST)) --list

changed: setup ## ask whether rules stand where the corpus's papers are printed otherwise: make changed [KINDS="..."] [RUN=...]
	$(BIN)/python tools/changed.py --pdf $(CORPUS)/pdf --gold $(CORPUS)/gold --scorer $(dir $(SCORER)) \
		$(if $(KINDS),--kinds $(KINDS)) $(if $(RUN),--to $(RUN))

mapless: setup ## count the letters that are told where the corpus's papers lose the maps of their fonts
	$(BIN)/python tools/mapless.py $(or $(FOLDER),$(CORPUS)/pdf)

pictures: setup ## take the pictures of the page in docs/ anew, with Chromium
	$(BIN)/python tools/pictures.py

profile: setup ## each stage's share of extraction's time, and the functions that take most of it
	$(BIN)/python tools/profile_stages.py $(CORPUS)/pdf

confidence: setup ## measure how sure the program can be, where the corpus is there
	$(BIN)/python -m pip install --quiet --editable '.[measure]' --constraint constraints.txt
	$(BIN)/python tools/confidence.py --pdf $(CORPUS)/pdf --gold $(CORPUS)/gold --scorer $(dir $(SCORER)) \
		$(if $(LOOKED),--looked $(LOOKED) --looked-pdf $(CORPUS)/more) $(if $(DRAWN),--drawn $(DRAWN)) \
		$(if $(CHANGED),--changed) \
		--diagram docs/confidence.svg

bench: setup ## time extraction against the readers alone, bound volumes, pictures, workers; draws docs/time.svg
	$(BIN)/python tools/bench.py $(CORPUS)/pdf $(CORPUS)/more --diagram docs/time.svg

check: setup ## lint and check types
	$(BIN)/python -m pip install --quiet --editable '.[check]' --constraint constraints.txt
	$(BIN)/ruff check pipeline tests tools
	$(BIN)/ruff format --check pipeline tests tools
	$(BIN)/mypy

clean: ## remove what setup and the tests made
	rm -rf $(VENV) .pytest_cache .hypothesis .mypy_cache .ruff_cache *.egg-info .lowest .newest .uv site
