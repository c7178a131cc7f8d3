# Pneumatic. One text for GNU make and BSD make: explicit rules, no patterns, no
# conditionals. What is compiled from what stands in etc/make/objects.mk (written
# by etc/make/objects.sh), how tools are linked in cmd/tools, what this machine
# has in $(O)/machine (written by etc/make/machine.sh).
#
#   all       the programs, in $(O)/bin, which run from there
#   check     install what the tests need, build, run all tests
#   demo      install what is missing, build, start a whole mail server
#   bench     measure beside Postfix and Dovecot
#   asan      the same tests under AddressSanitizer and UBSan
#   fuzz      each parser under libFuzzer, 20 seconds each
#   lint      clang-tidy, cppcheck, mandoc -Tlint, shellcheck
#   install   below $(DESTDIR)$(PREFIX); uninstall; clean
#   objects   write etc/make/objects.mk anew
#
# SPDX-License-Identifier: ISC

O = build
PREFIX = /usr/local
SYSCONFDIR = /etc
LOCALSTATEDIR = /var
DESTDIR =
JOBS = 2
PROVE = prove
TESTS = tests

# The recipes of objects.mk begin with one of these and add source or objects.
COMPILE_LIGHT = . $(O)/machine; mkdir -p $(@D); echo "  CC $@"; \
	$$LIGHT_CC $$CFLAGS_ALL $$LIGHT_CFLAGS $(CFLAGS) -Ilib -Itests/lib -c -o $@
COMPILE_FULL = . $(O)/machine; mkdir -p $(@D); echo "  CC $@"; \
	$$CC $$CFLAGS_ALL $$FULL_CFLAGS $(CFLAGS) -Ilib -Itests/lib -c -o $@
LINK_LIGHT = . $(O)/machine; mkdir -p $(@D); echo "  LD $@"; \
	$$LIGHT_CC $$LIGHT_LDFLAGS $(LDFLAGS) -o $@
LINK_FULL = . $(O)/machine; mkdir -p $(@D); echo "  LD $@"; \
	$$CC $$FULL_LDFLAGS $(LDFLAGS) -o $@
LINK_STATIC = . $(O)/machine; mkdir -p $(@D); echo "  LD $@"; \
	$$CC $$STATIC_LDFLAGS $(LDFLAGS) -o $@

# OUTPUT TOOL OBJECT...: as one object.
HOLD = . $(O)/machine; HELD=$$HELD CC=$$LIGHT_CC sh etc/make/hold.sh

all: tools

include etc/make/objects.mk

tools: $(TOOLS)

units: $(UNITS)

$(O)/machine: etc/make/machine.sh etc/make/charmap.c
	@CC='$(CC)' sh etc/make/machine.sh $(O)

$(O)/light.a: $(LIGHT_OBJECTS)
	@rm -f $@; ar rcs $@ $(LIGHT_OBJECTS)

$(O)/full.a: $(FULL_OBJECTS)
	@rm -f $@; ar rcs $@ $(FULL_OBJECTS)

objects:
	sh etc/make/objects.sh

# Packages first, then the build by a make of its own, so that what the
# packages bring is found; MAKE is GNU's or BSD's, whichever this is.
check:
	@sh tests/packages.sh build check
	@$(MAKE) -j$(JOBS) O=$(O) CC='$(CC)' tools units
	@O=$(O) $(PROVE) -j$(JOBS) -r $(TESTS) $(O)/tests

asan:
	@sh tests/packages.sh build check
	@SANITIZE=address,undefined $(MAKE) -j$(JOBS) O=build/asan tools units
	@O=build/asan SANITIZE=address,undefined $(PROVE) -j$(JOBS) -r $(TESTS) build/asan/tests

demo:
	@sh tests/packages.sh build demo
	@$(MAKE) -j$(JOBS) O=$(O) tools
	@O=$(O) sh etc/demo/demo.sh

bench:
	@sh tests/packages.sh build demo bench
	@$(MAKE) -j$(JOBS) O=$(O) tools
	@O=$(O) sh tests/bench/bench.sh

fuzz:
	@O=$(O) sh tests/fuzz/fuzz.sh

lint:
	@sh tests/packages.sh build lint
	@O=$(O) sh tests/lint.sh

install: tools
	O=$(O) DESTDIR=$(DESTDIR) PREFIX=$(PREFIX) SYSCONFDIR=$(SYSCONFDIR) \
	    LOCALSTATEDIR=$(LOCALSTATEDIR) sh etc/make/install.sh install

uninstall:
	O=$(O) DESTDIR=$(DESTDIR) PREFIX=$(PREFIX) SYSCONFDIR=$(SYSCONFDIR) \
	    LOCALSTATEDIR=$(LOCALSTATEDIR) sh etc/make/install.sh uninstall

clean:
	rm -rf $(O)

.PHONY: all tools units objects check asan demo bench fuzz lint install uninstall clean
