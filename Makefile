# The everyday commands. CI calls `make test` and nothing else, so that a laptop sees what CI sees.

MAVEN := scripts/maven -ntp

.DEFAULT_GOAL := help
.PHONY: help quick test format docs bench dist clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.* ## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

# -Dtest limits the run to the module's own tests; those it depends on are only compiled.
quick: ## Compile and run unit tests, in seconds: make quick, or make quick MODULE=elf
ifdef MODULE
	$(MAVEN) -q -Dquick -pl $(MODULE) -am -Dtest='dev.seaworthy.$(MODULE).**' -Dsurefire.failIfNoSpecifiedTests=false test
else
	$(MAVEN) -q -Dquick test
endif

test: ## Everything: install what is missing, unit tests, static analysis, format, real binaries
	scripts/test-all

format: ## Lay out the sources as `make test` wants them
	$(MAVEN) -q spotless:apply

docs: ## Write the API documentation of the modules that others may use to */build/quick/reports/apidocs
	$(MAVEN) -q -Dquick -DskipTests -pl elf -am package javadoc:javadoc

bench: ## Measure speed and memory beside other tools, see docs/performance.md
	bench/run

dist: ## Make all installed forms in build/dist: archive, Debian package, image, jar, Maven artifacts
	dist/all

clean: ## Remove all that a build made
	rm -rf build */build
