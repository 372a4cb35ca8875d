# For a Makefile: include it, and `make seaworthy` judges what was built.
SEAWORTHY ?= seaworthy
SEAWORTHY_BINARY ?= bin
SEAWORTHY_TARGETS ?= alpine:3.20,debian:12
SEAWORTHY_FAIL_ON ?= fails

.PHONY: seaworthy
seaworthy:
	$(SEAWORTHY) check $(SEAWORTHY_BINARY) --on $(SEAWORTHY_TARGETS) --fail-on $(SEAWORTHY_FAIL_ON)
