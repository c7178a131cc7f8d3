# written by etc/make/objects.sh; do not edit
$(O)/light/cmd/conn/chain/main.o: cmd/conn/chain/main.c lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h cmd/conn/chain/script.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/chain/main.c
$(O)/light/cmd/conn/chain/script.o: cmd/conn/chain/script.c cmd/conn/chain/script.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/chain/script.c
$(O)/light/lib/auth/account.o: lib/auth/account.c lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/account.c
$(O)/full/lib/auth/account.o: lib/auth/account.c lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/account.c
$(O)/light/lib/auth/ask.o: lib/auth/ask.c lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/num.h lib/os/fdpass.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/ask.c
$(O)/full/lib/auth/ask.o: lib/auth/ask.c lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/num.h lib/os/fdpass.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/ask.c
$(O)/light/lib/auth/handover.o: lib/auth/handover.c lib/auth/handover.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/spool.h lib/io/stage.h lib/io/wr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/handover.c
$(O)/full/lib/auth/handover.o: lib/auth/handover.c lib/auth/handover.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/spool.h lib/io/stage.h lib/io/wr.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/handover.c
$(O)/light/lib/base/buf.o: lib/base/buf.c lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/buf.c
$(O)/full/lib/base/buf.o: lib/base/buf.c lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/base/buf.c
$(O)/light/lib/base/err.o: lib/base/err.c lib/base/err.h lib/base/attr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/err.c
$(O)/full/lib/base/err.o: lib/base/err.c lib/base/err.h lib/base/attr.h $(O)/machine
	@$(COMPILE_FULL) lib/base/err.c
$(O)/light/lib/base/log.o: lib/base/log.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/log.c
$(O)/full/lib/base/log.o: lib/base/log.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/base/log.c
$(O)/light/lib/base/mem.o: lib/base/mem.c lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/mem.c
$(O)/full/lib/base/mem.o: lib/base/mem.c lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/base/mem.c
$(O)/light/lib/base/num.o: lib/base/num.c lib/base/num.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/num.c
$(O)/full/lib/base/num.o: lib/base/num.c lib/base/num.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/base/num.c
$(O)/light/lib/base/option.o: lib/base/option.c lib/base/option.h lib/base/attr.h lib/base/err.h lib/base/num.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/option.c
$(O)/full/lib/base/option.o: lib/base/option.c lib/base/option.h lib/base/attr.h lib/base/err.h lib/base/num.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/base/option.c
$(O)/light/lib/base/pool.o: lib/base/pool.c lib/base/pool.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/pool.c
$(O)/full/lib/base/pool.o: lib/base/pool.c lib/base/pool.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/base/pool.c
$(O)/light/lib/base/secret.o: lib/base/secret.c lib/base/secret.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/secret.c
$(O)/full/lib/base/secret.o: lib/base/secret.c lib/base/secret.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/base/secret.c
$(O)/light/lib/base/span.o: lib/base/span.c lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/span.c
$(O)/full/lib/base/span.o: lib/base/span.c lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/base/span.c
$(O)/light/lib/base/tool.o: lib/base/tool.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/base/buf.h lib/base/span.h lib/base/log.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/tool.c
$(O)/full/lib/base/tool.o: lib/base/tool.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/base/buf.h lib/base/span.h lib/base/log.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/base/tool.c
$(O)/light/lib/conn/facts.o: lib/conn/facts.c lib/conn/facts.h $(O)/machine
	@$(COMPILE_LIGHT) lib/conn/facts.c
$(O)/full/lib/conn/facts.o: lib/conn/facts.c lib/conn/facts.h $(O)/machine
	@$(COMPILE_FULL) lib/conn/facts.c
$(O)/light/lib/imap/frame.o: lib/imap/frame.c lib/imap/frame.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/frame.c
$(O)/full/lib/imap/frame.o: lib/imap/frame.c lib/imap/frame.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/frame.c
$(O)/light/lib/imap/quote.o: lib/imap/quote.c lib/imap/quote.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/quote.c
$(O)/full/lib/imap/quote.o: lib/imap/quote.c lib/imap/quote.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/quote.c
$(O)/light/lib/imap/scan.o: lib/imap/scan.c lib/imap/scan.h lib/base/attr.h lib/base/pool.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/scan.c
$(O)/full/lib/imap/scan.o: lib/imap/scan.c lib/imap/scan.h lib/base/attr.h lib/base/pool.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/scan.c
$(O)/light/lib/imap/search.o: lib/imap/search.c lib/imap/search.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/imap/scan.h lib/imap/seqset.h lib/base/buf.h lib/io/stage.h lib/mime/charset.h lib/text/date.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/search.c
$(O)/full/lib/imap/search.o: lib/imap/search.c lib/imap/search.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/imap/scan.h lib/imap/seqset.h lib/base/buf.h lib/io/stage.h lib/mime/charset.h lib/text/date.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/search.c
$(O)/light/lib/imap/seqset.o: lib/imap/seqset.c lib/imap/seqset.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/seqset.c
$(O)/full/lib/imap/seqset.o: lib/imap/seqset.c lib/imap/seqset.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/seqset.c
$(O)/light/lib/imap/structure.o: lib/imap/structure.c lib/imap/structure.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/mime/header.h lib/base/err.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h lib/imap/quote.h lib/mime/addrs.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/structure.c
$(O)/full/lib/imap/structure.o: lib/imap/structure.c lib/imap/structure.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/mime/header.h lib/base/err.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h lib/imap/quote.h lib/mime/addrs.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/structure.c
$(O)/light/lib/io/rd.o: lib/io/rd.c lib/io/rd.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/mem.h lib/io/wr.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/rd.c
$(O)/full/lib/io/rd.o: lib/io/rd.c lib/io/rd.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/mem.h lib/io/wr.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/io/rd.c
$(O)/light/lib/io/spool.o: lib/io/spool.c lib/io/spool.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/spool.c
$(O)/full/lib/io/spool.o: lib/io/spool.c lib/io/spool.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_FULL) lib/io/spool.c
$(O)/light/lib/io/stage.o: lib/io/stage.c lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/stage.c
$(O)/full/lib/io/stage.o: lib/io/stage.c lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h $(O)/machine
	@$(COMPILE_FULL) lib/io/stage.c
$(O)/light/lib/io/wr.o: lib/io/wr.c lib/io/wr.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/wr.c
$(O)/full/lib/io/wr.o: lib/io/wr.c lib/io/wr.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/io/wr.c
$(O)/light/lib/link/chain.o: lib/link/chain.c lib/link/chain.h lib/base/attr.h lib/base/err.h lib/os/cred.h lib/base/buf.h lib/base/span.h lib/base/log.h lib/base/tool.h lib/base/option.h lib/os/clock.h lib/os/spawn.h $(O)/machine
	@$(COMPILE_LIGHT) lib/link/chain.c
$(O)/full/lib/link/chain.o: lib/link/chain.c lib/link/chain.h lib/base/attr.h lib/base/err.h lib/os/cred.h lib/base/buf.h lib/base/span.h lib/base/log.h lib/base/tool.h lib/base/option.h lib/os/clock.h lib/os/spawn.h $(O)/machine
	@$(COMPILE_FULL) lib/link/chain.c
$(O)/light/lib/link/link.o: lib/link/link.c lib/link/link.h lib/base/attr.h lib/base/err.h lib/io/spool.h lib/io/stage.h lib/base/span.h lib/io/wr.h lib/mime/header.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/link/link.c
$(O)/full/lib/link/link.o: lib/link/link.c lib/link/link.h lib/base/attr.h lib/base/err.h lib/io/spool.h lib/io/stage.h lib/base/span.h lib/io/wr.h lib/mime/header.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/link/link.c
$(O)/light/lib/mime/addrs.o: lib/mime/addrs.c lib/mime/addrs.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/addrs.c
$(O)/full/lib/mime/addrs.o: lib/mime/addrs.c lib/mime/addrs.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/addrs.c
$(O)/light/lib/mime/charset.o: lib/mime/charset.c lib/mime/charset.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/charset.c
$(O)/full/lib/mime/charset.o: lib/mime/charset.c lib/mime/charset.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/charset.c
$(O)/light/lib/mime/content.o: lib/mime/content.c lib/mime/content.h lib/base/pool.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/content.c
$(O)/full/lib/mime/content.o: lib/mime/content.c lib/mime/content.h lib/base/pool.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/content.c
$(O)/light/lib/mime/header.o: lib/mime/header.c lib/mime/header.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/header.c
$(O)/full/lib/mime/header.o: lib/mime/header.c lib/mime/header.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/header.c
$(O)/light/lib/mime/parts.o: lib/mime/parts.c lib/mime/parts.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/mime/content.h lib/base/buf.h lib/base/mem.h lib/mime/header.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/parts.c
$(O)/full/lib/mime/parts.o: lib/mime/parts.c lib/mime/parts.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/mime/content.h lib/base/buf.h lib/base/mem.h lib/mime/header.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/parts.c
$(O)/light/lib/mime/transfer.o: lib/mime/transfer.c lib/mime/transfer.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h lib/text/base64.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/transfer.c
$(O)/full/lib/mime/transfer.o: lib/mime/transfer.c lib/mime/transfer.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h lib/text/base64.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/transfer.c
$(O)/light/lib/mime/words.o: lib/mime/words.c lib/mime/words.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/words.c
$(O)/full/lib/mime/words.o: lib/mime/words.c lib/mime/words.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/words.c
$(O)/light/lib/os/clock.o: lib/os/clock.c lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/clock.c
$(O)/full/lib/os/clock.o: lib/os/clock.c lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/os/clock.c
$(O)/light/lib/os/confine_bsd.o: lib/os/confine_bsd.c lib/os/confine.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/confine_bsd.c
$(O)/full/lib/os/confine_bsd.o: lib/os/confine_bsd.c lib/os/confine.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/os/confine_bsd.c
$(O)/light/lib/os/confine_linux.o: lib/os/confine_linux.c lib/os/confine.h lib/base/attr.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/confine_linux.c
$(O)/full/lib/os/confine_linux.o: lib/os/confine_linux.c lib/os/confine.h lib/base/attr.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/os/confine_linux.c
$(O)/light/lib/os/cred.o: lib/os/cred.c lib/os/cred.h lib/base/attr.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/cred.c
$(O)/full/lib/os/cred.o: lib/os/cred.c lib/os/cred.h lib/base/attr.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/os/cred.c
$(O)/light/lib/os/exe.o: lib/os/exe.c lib/os/exe.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/exe.c
$(O)/full/lib/os/exe.o: lib/os/exe.c lib/os/exe.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/os/exe.c
$(O)/light/lib/os/fdpass.o: lib/os/fdpass.c lib/os/fdpass.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/fdpass.c
$(O)/full/lib/os/fdpass.o: lib/os/fdpass.c lib/os/fdpass.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/os/fdpass.c
$(O)/light/lib/os/fds.o: lib/os/fds.c lib/os/fds.h lib/base/attr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/fds.c
$(O)/full/lib/os/fds.o: lib/os/fds.c lib/os/fds.h lib/base/attr.h $(O)/machine
	@$(COMPILE_FULL) lib/os/fds.c
$(O)/light/lib/os/random.o: lib/os/random.c lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/random.c
$(O)/full/lib/os/random.o: lib/os/random.c lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/os/random.c
$(O)/light/lib/os/spawn.o: lib/os/spawn.c lib/os/spawn.h lib/base/attr.h lib/base/err.h lib/os/cred.h lib/base/span.h lib/os/clock.h lib/os/fds.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/spawn.c
$(O)/full/lib/os/spawn.o: lib/os/spawn.c lib/os/spawn.h lib/base/attr.h lib/base/err.h lib/os/cred.h lib/base/span.h lib/os/clock.h lib/os/fds.h $(O)/machine
	@$(COMPILE_FULL) lib/os/spawn.c
$(O)/light/lib/os/tmpfd.o: lib/os/tmpfd.c lib/os/tmpfd.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/tmpfd.c
$(O)/full/lib/os/tmpfd.o: lib/os/tmpfd.c lib/os/tmpfd.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/os/tmpfd.c
$(O)/light/lib/os/watch_bsd.o: lib/os/watch_bsd.c lib/os/watch.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/watch_bsd.c
$(O)/full/lib/os/watch_bsd.o: lib/os/watch_bsd.c lib/os/watch.h $(O)/machine
	@$(COMPILE_FULL) lib/os/watch_bsd.c
$(O)/light/lib/os/watch_linux.o: lib/os/watch_linux.c lib/os/watch.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/watch_linux.c
$(O)/full/lib/os/watch_linux.o: lib/os/watch_linux.c lib/os/watch.h $(O)/machine
	@$(COMPILE_FULL) lib/os/watch_linux.c
$(O)/light/lib/text/base64.o: lib/text/base64.c lib/text/base64.h lib/base/attr.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/base64.c
$(O)/full/lib/text/base64.o: lib/text/base64.c lib/text/base64.h lib/base/attr.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/text/base64.c
$(O)/light/lib/text/date.o: lib/text/date.c lib/text/date.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/date.c
$(O)/full/lib/text/date.o: lib/text/date.c lib/text/date.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/text/date.c
$(O)/light/lib/text/match.o: lib/text/match.c lib/text/match.h lib/base/pool.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/match.c
$(O)/full/lib/text/match.o: lib/text/match.c lib/text/match.h lib/base/pool.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/text/match.c
$(O)/light/tests/lib/base/buf_test.o: tests/lib/base/buf_test.c lib/base/buf.h lib/base/attr.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/buf_test.c
$(O)/tests/lib/base/buf.t: $(O)/light/tests/lib/base/buf_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/buf_test.o $(O)/light.a
$(O)/light/tests/lib/mime/addrs_test.o: tests/lib/mime/addrs_test.c lib/mime/addrs.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/base/mem.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/addrs_test.c
$(O)/tests/lib/mime/addrs.t: $(O)/light/tests/lib/mime/addrs_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/addrs_test.o $(O)/light.a
$(O)/light/tests/lib/mime/words_test.o: tests/lib/mime/words_test.c lib/mime/words.h lib/base/attr.h lib/base/buf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/words_test.c
$(O)/tests/lib/mime/words.t: $(O)/light/tests/lib/mime/words_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/words_test.o $(O)/light.a
LIGHT_OBJECTS = \
	$(O)/light/lib/auth/account.o \
	$(O)/light/lib/auth/ask.o \
	$(O)/light/lib/auth/handover.o \
	$(O)/light/lib/base/buf.o \
	$(O)/light/lib/base/err.o \
	$(O)/light/lib/base/log.o \
	$(O)/light/lib/base/mem.o \
	$(O)/light/lib/base/num.o \
	$(O)/light/lib/base/option.o \
	$(O)/light/lib/base/pool.o \
	$(O)/light/lib/base/secret.o \
	$(O)/light/lib/base/span.o \
	$(O)/light/lib/base/tool.o \
	$(O)/light/lib/conn/facts.o \
	$(O)/light/lib/imap/frame.o \
	$(O)/light/lib/imap/quote.o \
	$(O)/light/lib/imap/scan.o \
	$(O)/light/lib/imap/search.o \
	$(O)/light/lib/imap/seqset.o \
	$(O)/light/lib/imap/structure.o \
	$(O)/light/lib/io/rd.o \
	$(O)/light/lib/io/spool.o \
	$(O)/light/lib/io/stage.o \
	$(O)/light/lib/io/wr.o \
	$(O)/light/lib/link/chain.o \
	$(O)/light/lib/link/link.o \
	$(O)/light/lib/mime/addrs.o \
	$(O)/light/lib/mime/charset.o \
	$(O)/light/lib/mime/content.o \
	$(O)/light/lib/mime/header.o \
	$(O)/light/lib/mime/parts.o \
	$(O)/light/lib/mime/transfer.o \
	$(O)/light/lib/mime/words.o \
	$(O)/light/lib/os/clock.o \
	$(O)/light/lib/os/confine_bsd.o \
	$(O)/light/lib/os/confine_linux.o \
	$(O)/light/lib/os/cred.o \
	$(O)/light/lib/os/exe.o \
	$(O)/light/lib/os/fdpass.o \
	$(O)/light/lib/os/fds.o \
	$(O)/light/lib/os/random.o \
	$(O)/light/lib/os/spawn.o \
	$(O)/light/lib/os/tmpfd.o \
	$(O)/light/lib/os/watch_bsd.o \
	$(O)/light/lib/os/watch_linux.o \
	$(O)/light/lib/text/base64.o \
	$(O)/light/lib/text/date.o \
	$(O)/light/lib/text/match.o
FULL_OBJECTS = \
	$(O)/full/lib/auth/account.o \
	$(O)/full/lib/auth/ask.o \
	$(O)/full/lib/auth/handover.o \
	$(O)/full/lib/base/buf.o \
	$(O)/full/lib/base/err.o \
	$(O)/full/lib/base/log.o \
	$(O)/full/lib/base/mem.o \
	$(O)/full/lib/base/num.o \
	$(O)/full/lib/base/option.o \
	$(O)/full/lib/base/pool.o \
	$(O)/full/lib/base/secret.o \
	$(O)/full/lib/base/span.o \
	$(O)/full/lib/base/tool.o \
	$(O)/full/lib/conn/facts.o \
	$(O)/full/lib/imap/frame.o \
	$(O)/full/lib/imap/quote.o \
	$(O)/full/lib/imap/scan.o \
	$(O)/full/lib/imap/search.o \
	$(O)/full/lib/imap/seqset.o \
	$(O)/full/lib/imap/structure.o \
	$(O)/full/lib/io/rd.o \
	$(O)/full/lib/io/spool.o \
	$(O)/full/lib/io/stage.o \
	$(O)/full/lib/io/wr.o \
	$(O)/full/lib/link/chain.o \
	$(O)/full/lib/link/link.o \
	$(O)/full/lib/mime/addrs.o \
	$(O)/full/lib/mime/charset.o \
	$(O)/full/lib/mime/content.o \
	$(O)/full/lib/mime/header.o \
	$(O)/full/lib/mime/parts.o \
	$(O)/full/lib/mime/transfer.o \
	$(O)/full/lib/mime/words.o \
	$(O)/full/lib/os/clock.o \
	$(O)/full/lib/os/confine_bsd.o \
	$(O)/full/lib/os/confine_linux.o \
	$(O)/full/lib/os/cred.o \
	$(O)/full/lib/os/exe.o \
	$(O)/full/lib/os/fdpass.o \
	$(O)/full/lib/os/fds.o \
	$(O)/full/lib/os/random.o \
	$(O)/full/lib/os/spawn.o \
	$(O)/full/lib/os/tmpfd.o \
	$(O)/full/lib/os/watch_bsd.o \
	$(O)/full/lib/os/watch_linux.o \
	$(O)/full/lib/text/base64.o \
	$(O)/full/lib/text/date.o \
	$(O)/full/lib/text/match.o
$(O)/bin/chain: $(O)/light/cmd/conn/chain/main.o $(O)/light/cmd/conn/chain/script.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/conn/chain/main.o $(O)/light/cmd/conn/chain/script.o $(O)/light.a 
TOOLS = \
	$(O)/bin/chain
UNITS = \
	$(O)/tests/lib/base/buf.t \
	$(O)/tests/lib/mime/addrs.t \
	$(O)/tests/lib/mime/words.t
