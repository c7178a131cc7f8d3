# written by etc/make/objects.sh; do not edit
$(O)/full/cmd/change/dkim-sign/author.o: cmd/change/dkim-sign/author.c cmd/change/dkim-sign/author.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/dkim/signature.h lib/base/err.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h $(O)/machine
	@$(COMPILE_FULL) cmd/change/dkim-sign/author.c
$(O)/full/cmd/change/dkim-sign/keys.o: cmd/change/dkim-sign/keys.c cmd/change/dkim-sign/keys.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/crypto/sign.h lib/base/tool.h lib/base/option.h lib/crypto/openssl.h lib/dkim/signature.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h $(O)/machine
	@$(COMPILE_FULL) cmd/change/dkim-sign/keys.c
$(O)/full/cmd/change/dkim-sign/main.o: cmd/change/dkim-sign/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h cmd/change/dkim-sign/keys.h lib/crypto/sign.h lib/link/amend.h lib/io/stage.h lib/link/half.h lib/link/link.h lib/os/clock.h cmd/change/dkim-sign/settings.h lib/dkim/signature.h lib/dkim/canon.h lib/mime/header.h cmd/change/dkim-sign/work.h $(O)/machine
	@$(COMPILE_FULL) cmd/change/dkim-sign/main.c
$(O)/full/cmd/change/dkim-sign/settings.o: cmd/change/dkim-sign/settings.c cmd/change/dkim-sign/settings.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/dkim/signature.h lib/base/buf.h lib/base/span.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h $(O)/machine
	@$(COMPILE_FULL) cmd/change/dkim-sign/settings.c
$(O)/full/cmd/change/dkim-sign/work.o: cmd/change/dkim-sign/work.c cmd/change/dkim-sign/work.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/change/dkim-sign/settings.h lib/base/option.h lib/dkim/signature.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h cmd/change/dkim-sign/author.h lib/base/tool.h lib/crypto/hash.h cmd/change/dkim-sign/keys.h lib/crypto/sign.h lib/link/half.h lib/os/confine.h $(O)/machine
	@$(COMPILE_FULL) cmd/change/dkim-sign/work.c
$(O)/light/cmd/change/filter-pipe/main.o: cmd/change/filter-pipe/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h lib/link/amend.h lib/io/stage.h lib/link/link.h cmd/change/filter-pipe/run.h lib/link/chain.h lib/os/cred.h cmd/change/filter-pipe/settings.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/filter-pipe/main.c
$(O)/light/cmd/change/filter-pipe/run.o: cmd/change/filter-pipe/run.c cmd/change/filter-pipe/run.h lib/base/attr.h lib/base/err.h lib/link/chain.h lib/os/cred.h lib/io/spool.h lib/io/stage.h lib/base/span.h lib/io/wr.h lib/os/clock.h lib/os/spawn.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/filter-pipe/run.c
$(O)/light/cmd/change/filter-pipe/settings.o: cmd/change/filter-pipe/settings.c cmd/change/filter-pipe/settings.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/filter-pipe/settings.c
$(O)/light/cmd/change/spam-pipe/main.o: cmd/change/spam-pipe/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/link/amend.h lib/base/span.h lib/io/stage.h lib/link/link.h cmd/change/spam-pipe/report.h lib/base/buf.h cmd/change/spam-pipe/scan.h lib/scan/clamd.h lib/scan/scanner.h lib/scan/spamd.h cmd/change/spam-pipe/settings.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/spam-pipe/main.c
$(O)/light/cmd/change/spam-pipe/report.o: cmd/change/spam-pipe/report.c cmd/change/spam-pipe/report.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/change/spam-pipe/scan.h lib/scan/clamd.h lib/scan/scanner.h lib/scan/spamd.h cmd/change/spam-pipe/settings.h lib/base/option.h lib/base/log.h lib/base/tool.h lib/scan/score.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/spam-pipe/report.c
$(O)/light/cmd/change/spam-pipe/scan.o: cmd/change/spam-pipe/scan.c cmd/change/spam-pipe/scan.h lib/base/err.h lib/base/attr.h lib/scan/clamd.h lib/base/span.h lib/scan/scanner.h lib/base/buf.h lib/scan/spamd.h cmd/change/spam-pipe/settings.h lib/base/option.h lib/link/half.h lib/os/confine.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/spam-pipe/scan.c
$(O)/light/cmd/change/spam-pipe/settings.o: cmd/change/spam-pipe/settings.c cmd/change/spam-pipe/settings.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/scan/scanner.h lib/base/buf.h lib/base/span.h lib/scan/score.h lib/scan/spamd.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/spam-pipe/settings.c
$(O)/light/cmd/conn/chain/main.o: cmd/conn/chain/main.c lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h cmd/conn/chain/script.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/chain/main.c
$(O)/light/cmd/conn/chain/script.o: cmd/conn/chain/script.c cmd/conn/chain/script.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/chain/script.c
$(O)/light/cmd/conn/imap-login/command.o: cmd/conn/imap-login/command.c cmd/conn/imap-login/command.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/imap-login/command.c
$(O)/light/cmd/conn/imap-login/main.o: cmd/conn/imap-login/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/conn/facts.h cmd/conn/imap-login/session.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/conn/starttls.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/imap-login/main.c
$(O)/light/cmd/conn/imap-login/session.o: cmd/conn/imap-login/session.c cmd/conn/imap-login/session.h lib/base/attr.h lib/base/err.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h lib/base/log.h cmd/conn/imap-login/command.h lib/login/exchange.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/imap-login/session.c
$(O)/light/cmd/conn/pop3-login/main.o: cmd/conn/pop3-login/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/conn/facts.h cmd/conn/pop3-login/session.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/conn/starttls.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/pop3-login/main.c
$(O)/light/cmd/conn/pop3-login/session.o: cmd/conn/pop3-login/session.c cmd/conn/pop3-login/session.h lib/base/attr.h lib/base/err.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h lib/login/exchange.h lib/os/clock.h lib/os/random.h lib/pop3/popline.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/pop3-login/session.c
$(O)/light/cmd/conn/tls-wrap/broker.o: cmd/conn/tls-wrap/broker.c cmd/conn/tls-wrap/broker.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/conn/tls-wrap/wrap.h lib/base/option.h lib/os/cred.h lib/base/log.h lib/base/secret.h lib/base/tool.h lib/os/clock.h lib/os/fdpass.h lib/tls/certdir.h lib/tls/ticketkeys.h lib/tls/tlsctl.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/tls-wrap/broker.c
$(O)/light/cmd/conn/tls-wrap/main.o: cmd/conn/tls-wrap/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h lib/conn/facts.h cmd/conn/tls-wrap/wrap.h lib/os/cred.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/tls-wrap/main.c
$(O)/light/cmd/conn/tls-wrap/wrap.o: cmd/conn/tls-wrap/wrap.c cmd/conn/tls-wrap/wrap.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/option.h lib/os/cred.h lib/base/log.h lib/base/num.h lib/base/tool.h cmd/conn/tls-wrap/broker.h lib/os/exe.h lib/os/fds.h lib/tls/tlsctl.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/tls-wrap/wrap.c
$(O)/light/cmd/read/imapd/command/append.o: cmd/read/imapd/command/append.c lib/base/mem.h lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/command/flags.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/imap/quote.h lib/maildir/maildirsize.h lib/text/date.h cmd/read/imapd/dispatch.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/mime/words.h cmd/read/imapd/view.h lib/mime/parts.h lib/mime/content.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/append.c
$(O)/light/cmd/read/imapd/command/basic.o: cmd/read/imapd/command/basic.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/dispatch.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/view.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/mime/parts.h lib/mime/content.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/basic.c
$(O)/light/cmd/read/imapd/command/copy.o: cmd/read/imapd/command/copy.c lib/base/mem.h cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/view.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/mime/parts.h lib/mime/content.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/copy.c
$(O)/light/cmd/read/imapd/command/expunge.o: cmd/read/imapd/command/expunge.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/view.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/mime/parts.h lib/mime/content.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/expunge.c
$(O)/light/cmd/read/imapd/command/fetch.o: cmd/read/imapd/command/fetch.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/view.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/fetch.c
$(O)/light/cmd/read/imapd/command/flags.o: cmd/read/imapd/command/flags.c cmd/read/imapd/command/flags.h lib/base/attr.h lib/imap/args.h lib/base/pool.h lib/base/span.h lib/maildir/box.h lib/base/buf.h lib/base/err.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/mime/words.h cmd/read/imapd/reply.h cmd/read/imapd/view.h lib/imap/seqset.h lib/mime/parts.h lib/mime/content.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/flags.c
$(O)/light/cmd/read/imapd/command/idle.o: cmd/read/imapd/command/idle.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h lib/os/clock.h lib/os/watch.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/view.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/mime/parts.h lib/mime/content.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/idle.c
$(O)/light/cmd/read/imapd/command/list.o: cmd/read/imapd/command/list.c lib/base/mem.h cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h lib/imap/pattern.h lib/imap/quote.h lib/maildir/subscriptions.h lib/maildir/tree.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/mime/words.h cmd/read/imapd/view.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/mime/parts.h lib/mime/content.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/list.c
$(O)/light/cmd/read/imapd/command/mailbox.o: cmd/read/imapd/command/mailbox.c lib/base/mem.h cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h lib/maildir/foldername.h lib/maildir/subscriptions.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/view.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/mime/parts.h lib/mime/content.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/mailbox.c
$(O)/light/cmd/read/imapd/command/search.o: cmd/read/imapd/command/search.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/dispatch.h cmd/read/imapd/find.h lib/imap/search.h cmd/read/imapd/message.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/imap/quote.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/view.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/search.c
$(O)/light/cmd/read/imapd/command/select.o: cmd/read/imapd/command/select.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/view.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/mime/parts.h lib/mime/content.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/select.c
$(O)/light/cmd/read/imapd/command/status.o: cmd/read/imapd/command/status.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h lib/imap/quote.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/view.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/mime/parts.h lib/mime/content.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/status.c
$(O)/light/cmd/read/imapd/command/store.o: cmd/read/imapd/command/store.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/command/flags.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/mime/words.h cmd/read/imapd/view.h lib/mime/parts.h lib/mime/content.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/store.c
$(O)/light/cmd/read/imapd/dispatch.o: cmd/read/imapd/dispatch.c cmd/read/imapd/dispatch.h lib/base/buf.h lib/base/attr.h lib/base/span.h cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/view.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/mime/parts.h lib/mime/content.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/dispatch.c
$(O)/light/cmd/read/imapd/fetch/body.o: cmd/read/imapd/fetch/body.c lib/imap/quote.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/imap/structure.h lib/mime/header.h lib/base/err.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/imap/args.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/reply.h cmd/read/imapd/view.h lib/imap/seqset.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/fetch/body.c
$(O)/light/cmd/read/imapd/fetch/items.o: cmd/read/imapd/fetch/items.c cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/base/attr.h lib/mime/header.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h lib/imap/args.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/reply.h cmd/read/imapd/view.h lib/imap/seqset.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/fetch/items.c
$(O)/light/cmd/read/imapd/fetch/section.o: cmd/read/imapd/fetch/section.c lib/imap/quote.h lib/base/buf.h lib/base/attr.h lib/base/span.h cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/mime/header.h lib/base/err.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h lib/imap/args.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/fetch/section.c
$(O)/light/cmd/read/imapd/fetch/simple.o: cmd/read/imapd/fetch/simple.c cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/base/attr.h lib/mime/header.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h lib/imap/args.h lib/text/date.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/reply.h cmd/read/imapd/view.h lib/imap/seqset.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/fetch/simple.c
$(O)/light/cmd/read/imapd/fetch/structure.o: cmd/read/imapd/fetch/structure.c lib/imap/structure.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/mime/header.h lib/base/err.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/imap/args.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/reply.h cmd/read/imapd/view.h lib/imap/seqset.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/fetch/structure.c
$(O)/light/cmd/read/imapd/find.o: cmd/read/imapd/find.c cmd/read/imapd/find.h lib/base/attr.h lib/imap/search.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/imap/args.h lib/imap/seqset.h lib/base/buf.h cmd/read/imapd/message.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/imap/structure.h lib/mime/charset.h lib/io/stage.h lib/mime/transfer.h lib/text/base64.h lib/os/clock.h cmd/read/imapd/session.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/reply.h cmd/read/imapd/view.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/text/date.h lib/text/match.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/find.c
$(O)/light/cmd/read/imapd/main.o: cmd/read/imapd/main.c lib/auth/handover.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/base/log.h lib/base/mem.h lib/base/tool.h lib/base/option.h lib/conn/facts.h lib/os/confine.h cmd/read/imapd/session.h lib/imap/args.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/reply.h cmd/read/imapd/view.h lib/imap/seqset.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/mime/parts.h lib/mime/content.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/main.c
$(O)/light/cmd/read/imapd/message.o: cmd/read/imapd/message.c cmd/read/imapd/message.h lib/base/attr.h lib/mime/header.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h lib/imap/structure.h cmd/read/imapd/session.h lib/imap/args.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/reply.h cmd/read/imapd/view.h lib/imap/seqset.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/message.c
$(O)/light/cmd/read/imapd/reply.o: cmd/read/imapd/reply.c cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/imap/quote.h lib/base/buf.h cmd/read/imapd/session.h lib/base/pool.h lib/imap/args.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/view.h lib/imap/seqset.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/mime/parts.h lib/mime/content.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/reply.c
$(O)/light/cmd/read/imapd/session.o: cmd/read/imapd/session.c cmd/read/imapd/session.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/imap/args.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/maildir/tree.h lib/mime/words.h cmd/read/imapd/reply.h cmd/read/imapd/view.h lib/imap/seqset.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/mime/parts.h lib/mime/content.h lib/base/log.h cmd/read/imapd/command/commands.h cmd/read/imapd/dispatch.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/session.c
$(O)/light/cmd/read/imapd/view.o: cmd/read/imapd/view.c cmd/read/imapd/view.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/imap/seqset.h lib/base/err.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/mime/parts.h lib/mime/content.h lib/base/log.h cmd/read/imapd/session.h lib/imap/args.h lib/imap/frame.h lib/io/rd.h lib/io/wr.h lib/mime/words.h cmd/read/imapd/reply.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/view.c
$(O)/light/cmd/receive/smtp-recv/auth.o: cmd/receive/smtp-recv/auth.c lib/base/secret.h lib/base/attr.h lib/base/span.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/smtp/command.h lib/smtp/address.h lib/smtp/envelope.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/auth.c
$(O)/light/cmd/receive/smtp-recv/commands.o: cmd/receive/smtp-recv/commands.c lib/base/num.h lib/base/attr.h lib/base/span.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/smtp/command.h lib/smtp/address.h lib/smtp/envelope.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h lib/smtp/param.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/commands.c
$(O)/light/cmd/receive/smtp-recv/data.o: cmd/receive/smtp-recv/data.c lib/io/spool.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h lib/os/clock.h cmd/receive/smtp-recv/runner.h lib/base/buf.h lib/link/chain.h lib/os/cred.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/pool.h lib/io/rd.h lib/base/log.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/smtp/command.h lib/smtp/address.h lib/smtp/envelope.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h lib/smtp/dotdata.h lib/smtp/hops.h lib/smtp/trace.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/data.c
$(O)/light/cmd/receive/smtp-recv/deliver.o: cmd/receive/smtp-recv/deliver.c cmd/receive/smtp-recv/runner.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/link/chain.h lib/os/cred.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/pool.h lib/io/rd.h lib/io/wr.h lib/base/log.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/smtp/command.h lib/smtp/address.h lib/smtp/envelope.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/deliver.c
$(O)/light/cmd/receive/smtp-recv/main.o: cmd/receive/smtp-recv/main.c lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h lib/base/num.h lib/base/tool.h lib/base/option.h lib/conn/facts.h cmd/receive/smtp-recv/options.h cmd/receive/smtp-recv/runner.h lib/link/chain.h cmd/receive/smtp-recv/session.h lib/smtp/command.h lib/smtp/address.h lib/smtp/envelope.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/main.c
$(O)/light/cmd/receive/smtp-recv/options.o: cmd/receive/smtp-recv/options.c cmd/receive/smtp-recv/options.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/tool.h lib/base/option.h lib/smtp/address.h lib/smtp/envelope.h lib/base/pool.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/options.c
$(O)/light/cmd/receive/smtp-recv/recipients.o: cmd/receive/smtp-recv/recipients.c cmd/receive/smtp-recv/recipients.h lib/base/span.h lib/smtp/address.h lib/base/attr.h lib/base/buf.h lib/base/err.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/recipients.c
$(O)/light/cmd/receive/smtp-recv/runner.o: cmd/receive/smtp-recv/runner.c cmd/receive/smtp-recv/runner.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/link/chain.h lib/os/cred.h lib/base/log.h lib/os/fdpass.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/runner.c
$(O)/light/cmd/receive/smtp-recv/session.o: cmd/receive/smtp-recv/session.c cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/smtp/command.h lib/smtp/address.h lib/smtp/envelope.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h lib/os/clock.h lib/os/confine.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/session.c
$(O)/light/cmd/receive/smtp-recv/tls.o: cmd/receive/smtp-recv/tls.c lib/base/num.h lib/base/attr.h lib/base/span.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/smtp/command.h lib/smtp/address.h lib/smtp/envelope.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/tls.c
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
$(O)/light/lib/conn/starttls.o: lib/conn/starttls.c lib/conn/starttls.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/io/rd.h lib/io/wr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/conn/starttls.c
$(O)/full/lib/conn/starttls.o: lib/conn/starttls.c lib/conn/starttls.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/io/rd.h lib/io/wr.h $(O)/machine
	@$(COMPILE_FULL) lib/conn/starttls.c
$(O)/full/lib/crypto/hash.o: lib/crypto/hash.c lib/crypto/hash.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/stage.h $(O)/machine
	@$(COMPILE_FULL) lib/crypto/hash.c
$(O)/full/lib/crypto/openssl.o: lib/crypto/openssl.c lib/crypto/openssl.h $(O)/machine
	@$(COMPILE_FULL) lib/crypto/openssl.c
$(O)/full/lib/crypto/sign.o: lib/crypto/sign.c lib/crypto/sign.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h $(O)/machine
	@$(COMPILE_FULL) lib/crypto/sign.c
$(O)/light/lib/dkim/canon.o: lib/dkim/canon.c lib/dkim/canon.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/io/stage.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/dkim/canon.c
$(O)/full/lib/dkim/canon.o: lib/dkim/canon.c lib/dkim/canon.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/io/stage.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/dkim/canon.c
$(O)/light/lib/dkim/signature.o: lib/dkim/signature.c lib/dkim/signature.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) lib/dkim/signature.c
$(O)/full/lib/dkim/signature.o: lib/dkim/signature.c lib/dkim/signature.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/dkim/signature.c
$(O)/light/lib/imap/args.o: lib/imap/args.c lib/imap/args.h lib/base/attr.h lib/base/pool.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/args.c
$(O)/full/lib/imap/args.o: lib/imap/args.c lib/imap/args.h lib/base/attr.h lib/base/pool.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/args.c
$(O)/light/lib/imap/frame.o: lib/imap/frame.c lib/imap/frame.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/frame.c
$(O)/full/lib/imap/frame.o: lib/imap/frame.c lib/imap/frame.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/frame.c
$(O)/light/lib/imap/pattern.o: lib/imap/pattern.c lib/imap/pattern.h lib/base/attr.h lib/base/pool.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/pattern.c
$(O)/full/lib/imap/pattern.o: lib/imap/pattern.c lib/imap/pattern.h lib/base/attr.h lib/base/pool.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/pattern.c
$(O)/light/lib/imap/quote.o: lib/imap/quote.c lib/imap/quote.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/quote.c
$(O)/full/lib/imap/quote.o: lib/imap/quote.c lib/imap/quote.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/quote.c
$(O)/light/lib/imap/search.o: lib/imap/search.c lib/imap/search.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/imap/args.h lib/imap/seqset.h lib/base/buf.h lib/io/stage.h lib/mime/charset.h lib/text/date.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/search.c
$(O)/full/lib/imap/search.o: lib/imap/search.c lib/imap/search.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/imap/args.h lib/imap/seqset.h lib/base/buf.h lib/io/stage.h lib/mime/charset.h lib/text/date.h $(O)/machine
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
$(O)/light/lib/link/amend.o: lib/link/amend.c lib/link/amend.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/stage.h lib/base/buf.h lib/io/spool.h lib/io/wr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/link/amend.c
$(O)/full/lib/link/amend.o: lib/link/amend.c lib/link/amend.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/stage.h lib/base/buf.h lib/io/spool.h lib/io/wr.h $(O)/machine
	@$(COMPILE_FULL) lib/link/amend.c
$(O)/light/lib/link/chain.o: lib/link/chain.c lib/link/chain.h lib/base/attr.h lib/base/err.h lib/os/cred.h lib/base/buf.h lib/base/span.h lib/base/log.h lib/base/tool.h lib/base/option.h lib/os/clock.h lib/os/spawn.h $(O)/machine
	@$(COMPILE_LIGHT) lib/link/chain.c
$(O)/full/lib/link/chain.o: lib/link/chain.c lib/link/chain.h lib/base/attr.h lib/base/err.h lib/os/cred.h lib/base/buf.h lib/base/span.h lib/base/log.h lib/base/tool.h lib/base/option.h lib/os/clock.h lib/os/spawn.h $(O)/machine
	@$(COMPILE_FULL) lib/link/chain.c
$(O)/light/lib/link/half.o: lib/link/half.c lib/link/half.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/wr.h lib/os/clock.h lib/os/fds.h lib/os/spawn.h lib/os/cred.h $(O)/machine
	@$(COMPILE_LIGHT) lib/link/half.c
$(O)/full/lib/link/half.o: lib/link/half.c lib/link/half.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/wr.h lib/os/clock.h lib/os/fds.h lib/os/spawn.h lib/os/cred.h $(O)/machine
	@$(COMPILE_FULL) lib/link/half.c
$(O)/light/lib/link/link.o: lib/link/link.c lib/link/link.h lib/base/attr.h lib/base/err.h lib/io/spool.h lib/io/stage.h lib/base/span.h lib/io/wr.h lib/mime/header.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/link/link.c
$(O)/full/lib/link/link.o: lib/link/link.c lib/link/link.h lib/base/attr.h lib/base/err.h lib/io/spool.h lib/io/stage.h lib/base/span.h lib/io/wr.h lib/mime/header.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/link/link.c
$(O)/light/lib/login/exchange.o: lib/login/exchange.c lib/login/exchange.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/login/login.h lib/base/option.h lib/conn/starttls.h lib/login/saslname.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) lib/login/exchange.c
$(O)/full/lib/login/exchange.o: lib/login/exchange.c lib/login/exchange.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/login/login.h lib/base/option.h lib/conn/starttls.h lib/login/saslname.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/login/exchange.c
$(O)/light/lib/login/login.o: lib/login/login.c lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h lib/base/log.h lib/base/secret.h lib/os/clock.h lib/os/confine.h $(O)/machine
	@$(COMPILE_LIGHT) lib/login/login.c
$(O)/full/lib/login/login.o: lib/login/login.c lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h lib/base/log.h lib/base/secret.h lib/os/clock.h lib/os/confine.h $(O)/machine
	@$(COMPILE_FULL) lib/login/login.c
$(O)/light/lib/login/saslname.o: lib/login/saslname.c lib/login/saslname.h lib/base/span.h lib/base/attr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/login/saslname.c
$(O)/full/lib/login/saslname.o: lib/login/saslname.c lib/login/saslname.h lib/base/span.h lib/base/attr.h $(O)/machine
	@$(COMPILE_FULL) lib/login/saslname.c
$(O)/light/lib/maildir/box.o: lib/maildir/box.c lib/maildir/box.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/base/mem.h lib/base/num.h lib/maildir/boxcopy.h lib/maildir/boxstate.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/boxsync.h lib/maildir/disk.h lib/maildir/maildirsize.h lib/maildir/msgname.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/box.c
$(O)/full/lib/maildir/box.o: lib/maildir/box.c lib/maildir/box.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/base/mem.h lib/base/num.h lib/maildir/boxcopy.h lib/maildir/boxstate.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/boxsync.h lib/maildir/disk.h lib/maildir/maildirsize.h lib/maildir/msgname.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/box.c
$(O)/light/lib/maildir/boxcopy.o: lib/maildir/boxcopy.c lib/maildir/boxcopy.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/base/mem.h lib/maildir/disk.h lib/maildir/msgname.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxcopy.c
$(O)/full/lib/maildir/boxcopy.o: lib/maildir/boxcopy.c lib/maildir/boxcopy.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/base/mem.h lib/maildir/disk.h lib/maildir/msgname.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxcopy.c
$(O)/light/lib/maildir/boxstate.o: lib/maildir/boxstate.c lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/msgname.h lib/maildir/scan.h lib/maildir/validity.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxstate.c
$(O)/full/lib/maildir/boxstate.o: lib/maildir/boxstate.c lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/msgname.h lib/maildir/scan.h lib/maildir/validity.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxstate.c
$(O)/light/lib/maildir/boxsync.o: lib/maildir/boxsync.c lib/maildir/boxsync.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/base/mem.h lib/maildir/disk.h lib/maildir/msgname.h lib/maildir/scan.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxsync.c
$(O)/full/lib/maildir/boxsync.o: lib/maildir/boxsync.c lib/maildir/boxsync.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/base/mem.h lib/maildir/disk.h lib/maildir/msgname.h lib/maildir/scan.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxsync.c
$(O)/light/lib/maildir/disk.o: lib/maildir/disk.c lib/maildir/disk.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/disk.c
$(O)/full/lib/maildir/disk.o: lib/maildir/disk.c lib/maildir/disk.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/disk.c
$(O)/light/lib/maildir/dotlock.o: lib/maildir/dotlock.c lib/maildir/dotlock.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/dotlock.c
$(O)/full/lib/maildir/dotlock.o: lib/maildir/dotlock.c lib/maildir/dotlock.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/dotlock.c
$(O)/light/lib/maildir/foldername.o: lib/maildir/foldername.c lib/maildir/foldername.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/foldername.c
$(O)/full/lib/maildir/foldername.o: lib/maildir/foldername.c lib/maildir/foldername.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/foldername.c
$(O)/light/lib/maildir/keywords.o: lib/maildir/keywords.c lib/maildir/keywords.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/flags.h lib/base/num.h lib/maildir/disk.h lib/base/buf.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/keywords.c
$(O)/full/lib/maildir/keywords.o: lib/maildir/keywords.c lib/maildir/keywords.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/flags.h lib/base/num.h lib/maildir/disk.h lib/base/buf.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/keywords.c
$(O)/light/lib/maildir/maildirsize.o: lib/maildir/maildirsize.c lib/maildir/maildirsize.h lib/base/attr.h lib/base/err.h lib/base/num.h lib/base/span.h lib/maildir/disk.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/maildirsize.c
$(O)/full/lib/maildir/maildirsize.o: lib/maildir/maildirsize.c lib/maildir/maildirsize.h lib/base/attr.h lib/base/err.h lib/base/num.h lib/base/span.h lib/maildir/disk.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/maildirsize.c
$(O)/light/lib/maildir/msgname.o: lib/maildir/msgname.c lib/maildir/msgname.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/maildir/flags.h lib/base/num.h lib/os/clock.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/msgname.c
$(O)/full/lib/maildir/msgname.o: lib/maildir/msgname.c lib/maildir/msgname.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/maildir/flags.h lib/base/num.h lib/os/clock.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/msgname.c
$(O)/light/lib/maildir/save.o: lib/maildir/save.c lib/maildir/save.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/stage.h lib/maildir/flags.h lib/base/buf.h lib/base/mem.h lib/io/wr.h lib/maildir/disk.h lib/maildir/msgname.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/save.c
$(O)/full/lib/maildir/save.o: lib/maildir/save.c lib/maildir/save.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/stage.h lib/maildir/flags.h lib/base/buf.h lib/base/mem.h lib/io/wr.h lib/maildir/disk.h lib/maildir/msgname.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/save.c
$(O)/light/lib/maildir/scan.o: lib/maildir/scan.c lib/maildir/scan.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/maildir/msgname.h lib/maildir/flags.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/scan.c
$(O)/full/lib/maildir/scan.o: lib/maildir/scan.c lib/maildir/scan.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/maildir/msgname.h lib/maildir/flags.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/scan.c
$(O)/light/lib/maildir/subscriptions.o: lib/maildir/subscriptions.c lib/maildir/subscriptions.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/base/mem.h lib/maildir/disk.h lib/maildir/dotlock.h lib/maildir/foldername.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/subscriptions.c
$(O)/full/lib/maildir/subscriptions.o: lib/maildir/subscriptions.c lib/maildir/subscriptions.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/base/mem.h lib/maildir/disk.h lib/maildir/dotlock.h lib/maildir/foldername.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/subscriptions.c
$(O)/light/lib/maildir/tree.o: lib/maildir/tree.c lib/maildir/tree.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/base/mem.h lib/maildir/disk.h lib/maildir/foldername.h lib/maildir/subscriptions.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/tree.c
$(O)/full/lib/maildir/tree.o: lib/maildir/tree.c lib/maildir/tree.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/base/mem.h lib/maildir/disk.h lib/maildir/foldername.h lib/maildir/subscriptions.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/tree.c
$(O)/light/lib/maildir/uidlist.o: lib/maildir/uidlist.c lib/maildir/uidlist.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/base/num.h lib/maildir/disk.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/uidlist.c
$(O)/full/lib/maildir/uidlist.o: lib/maildir/uidlist.c lib/maildir/uidlist.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/base/num.h lib/maildir/disk.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/uidlist.c
$(O)/light/lib/maildir/validity.o: lib/maildir/validity.c lib/maildir/validity.h lib/base/attr.h lib/base/err.h lib/base/num.h lib/base/span.h lib/maildir/disk.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/validity.c
$(O)/full/lib/maildir/validity.o: lib/maildir/validity.c lib/maildir/validity.h lib/base/attr.h lib/base/err.h lib/base/num.h lib/base/span.h lib/maildir/disk.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/validity.c
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
$(O)/light/lib/pop3/popline.o: lib/pop3/popline.c lib/pop3/popline.h lib/base/attr.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/pop3/popline.c
$(O)/full/lib/pop3/popline.o: lib/pop3/popline.c lib/pop3/popline.h lib/base/attr.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/pop3/popline.c
$(O)/light/lib/scan/clamd.o: lib/scan/clamd.c lib/scan/clamd.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/scan/scanner.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/scan/clamd.c
$(O)/full/lib/scan/clamd.o: lib/scan/clamd.c lib/scan/clamd.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/scan/scanner.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/scan/clamd.c
$(O)/light/lib/scan/scanner.o: lib/scan/scanner.c lib/scan/scanner.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/scan/scanner.c
$(O)/full/lib/scan/scanner.o: lib/scan/scanner.c lib/scan/scanner.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/scan/scanner.c
$(O)/light/lib/scan/score.o: lib/scan/score.c lib/scan/score.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/scan/score.c
$(O)/full/lib/scan/score.o: lib/scan/score.c lib/scan/score.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/scan/score.c
$(O)/light/lib/scan/spamd.o: lib/scan/spamd.c lib/scan/spamd.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/scan/scanner.h lib/base/buf.h lib/base/num.h lib/scan/score.h $(O)/machine
	@$(COMPILE_LIGHT) lib/scan/spamd.c
$(O)/full/lib/scan/spamd.o: lib/scan/spamd.c lib/scan/spamd.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/scan/scanner.h lib/base/buf.h lib/base/num.h lib/scan/score.h $(O)/machine
	@$(COMPILE_FULL) lib/scan/spamd.c
$(O)/light/lib/smtp/address.o: lib/smtp/address.c lib/smtp/address.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/address.c
$(O)/full/lib/smtp/address.o: lib/smtp/address.c lib/smtp/address.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/address.c
$(O)/light/lib/smtp/command.o: lib/smtp/command.c lib/smtp/command.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/smtp/address.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/command.c
$(O)/full/lib/smtp/command.o: lib/smtp/command.c lib/smtp/command.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/smtp/address.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/command.c
$(O)/light/lib/smtp/dotdata.o: lib/smtp/dotdata.c lib/smtp/dotdata.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/dotdata.c
$(O)/full/lib/smtp/dotdata.o: lib/smtp/dotdata.c lib/smtp/dotdata.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/dotdata.c
$(O)/light/lib/smtp/envelope.o: lib/smtp/envelope.c lib/smtp/envelope.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/smtp/address.h lib/base/buf.h lib/base/mem.h lib/io/rd.h lib/io/wr.h lib/os/tmpfd.h lib/smtp/param.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/envelope.c
$(O)/full/lib/smtp/envelope.o: lib/smtp/envelope.c lib/smtp/envelope.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/smtp/address.h lib/base/buf.h lib/base/mem.h lib/io/rd.h lib/io/wr.h lib/os/tmpfd.h lib/smtp/param.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/envelope.c
$(O)/light/lib/smtp/hops.o: lib/smtp/hops.c lib/smtp/hops.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/hops.c
$(O)/full/lib/smtp/hops.o: lib/smtp/hops.c lib/smtp/hops.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/hops.c
$(O)/light/lib/smtp/param.o: lib/smtp/param.c lib/smtp/param.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/param.c
$(O)/full/lib/smtp/param.o: lib/smtp/param.c lib/smtp/param.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/param.c
$(O)/light/lib/smtp/reply.o: lib/smtp/reply.c lib/smtp/reply.h lib/base/span.h lib/io/wr.h lib/base/attr.h lib/base/err.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/reply.c
$(O)/full/lib/smtp/reply.o: lib/smtp/reply.c lib/smtp/reply.h lib/base/span.h lib/io/wr.h lib/base/attr.h lib/base/err.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/reply.c
$(O)/light/lib/smtp/trace.o: lib/smtp/trace.c lib/smtp/trace.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/smtp/address.h lib/base/err.h lib/text/date.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/trace.c
$(O)/full/lib/smtp/trace.o: lib/smtp/trace.c lib/smtp/trace.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/smtp/address.h lib/base/err.h lib/text/date.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/trace.c
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
$(O)/light/lib/tls/certdir.o: lib/tls/certdir.c lib/tls/certdir.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/tls/certdir.c
$(O)/full/lib/tls/certdir.o: lib/tls/certdir.c lib/tls/certdir.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/certdir.c
$(O)/light/lib/tls/ticketkeys.o: lib/tls/ticketkeys.c lib/tls/ticketkeys.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/base/secret.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/tls/ticketkeys.c
$(O)/full/lib/tls/ticketkeys.o: lib/tls/ticketkeys.c lib/tls/ticketkeys.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/base/secret.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/ticketkeys.c
$(O)/light/lib/tls/tlsctl.o: lib/tls/tlsctl.c lib/tls/tlsctl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/tls/certdir.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/tls/tlsctl.c
$(O)/full/lib/tls/tlsctl.o: lib/tls/tlsctl.c lib/tls/tlsctl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/tls/certdir.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/tlsctl.c
$(O)/light/tests/lib/auth/ask_test.o: tests/lib/auth/ask_test.c lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/auth/handover.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/ask_test.c
$(O)/tests/lib/auth/ask.t: $(O)/light/tests/lib/auth/ask_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/ask_test.o $(O)/light.a
$(O)/light/tests/lib/base/buf_test.o: tests/lib/base/buf_test.c lib/base/buf.h lib/base/attr.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/buf_test.c
$(O)/tests/lib/base/buf.t: $(O)/light/tests/lib/base/buf_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/buf_test.o $(O)/light.a
$(O)/light/tests/lib/base/err_test.o: tests/lib/base/err_test.c lib/base/err.h lib/base/attr.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/err_test.c
$(O)/tests/lib/base/err.t: $(O)/light/tests/lib/base/err_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/err_test.o $(O)/light.a
$(O)/light/tests/lib/base/num_test.o: tests/lib/base/num_test.c lib/base/num.h lib/base/attr.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/num_test.c
$(O)/tests/lib/base/num.t: $(O)/light/tests/lib/base/num_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/num_test.o $(O)/light.a
$(O)/light/tests/lib/base/option_test.o: tests/lib/base/option_test.c lib/base/option.h lib/base/attr.h lib/base/err.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/option_test.c
$(O)/tests/lib/base/option.t: $(O)/light/tests/lib/base/option_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/option_test.o $(O)/light.a
$(O)/light/tests/lib/base/pool_test.o: tests/lib/base/pool_test.c lib/base/pool.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/pool_test.c
$(O)/tests/lib/base/pool.t: $(O)/light/tests/lib/base/pool_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/pool_test.o $(O)/light.a
$(O)/light/tests/lib/base/span_test.o: tests/lib/base/span_test.c lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/span_test.c
$(O)/tests/lib/base/span.t: $(O)/light/tests/lib/base/span_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/span_test.o $(O)/light.a
$(O)/light/tests/lib/imap/frame_test.o: tests/lib/imap/frame_test.c lib/imap/frame.h lib/base/buf.h lib/base/attr.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/imap/frame_test.c
$(O)/tests/lib/imap/frame.t: $(O)/light/tests/lib/imap/frame_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/imap/frame_test.o $(O)/light.a
$(O)/light/tests/lib/imap/pattern_test.o: tests/lib/imap/pattern_test.c lib/imap/pattern.h lib/base/attr.h lib/base/pool.h lib/base/span.h lib/base/buf.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/imap/pattern_test.c
$(O)/tests/lib/imap/pattern.t: $(O)/light/tests/lib/imap/pattern_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/imap/pattern_test.o $(O)/light.a
$(O)/light/tests/lib/imap/seqset_test.o: tests/lib/imap/seqset_test.c lib/imap/seqset.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/imap/seqset_test.c
$(O)/tests/lib/imap/seqset.t: $(O)/light/tests/lib/imap/seqset_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/imap/seqset_test.o $(O)/light.a
$(O)/light/tests/lib/io/rd_test.o: tests/lib/io/rd_test.c lib/io/rd.h lib/base/attr.h lib/base/err.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/io/rd_test.c
$(O)/tests/lib/io/rd.t: $(O)/light/tests/lib/io/rd_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/io/rd_test.o $(O)/light.a
$(O)/light/tests/lib/io/spool_test.o: tests/lib/io/spool_test.c lib/io/spool.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h lib/base/mem.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/io/spool_test.c
$(O)/tests/lib/io/spool.t: $(O)/light/tests/lib/io/spool_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/io/spool_test.o $(O)/light.a
$(O)/light/tests/lib/io/wr_test.o: tests/lib/io/wr_test.c lib/io/wr.h lib/base/attr.h lib/base/err.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/io/wr_test.c
$(O)/tests/lib/io/wr.t: $(O)/light/tests/lib/io/wr_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/io/wr_test.o $(O)/light.a
$(O)/light/tests/lib/link/chain_test.o: tests/lib/link/chain_test.c lib/link/chain.h lib/base/attr.h lib/base/err.h lib/os/cred.h lib/os/tmpfd.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/link/chain_test.c
$(O)/tests/lib/link/chain.t: $(O)/light/tests/lib/link/chain_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/link/chain_test.o $(O)/light.a
$(O)/light/tests/lib/link/link_test.o: tests/lib/link/link_test.c lib/link/link.h lib/base/attr.h lib/base/err.h lib/os/tmpfd.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/link/link_test.c
$(O)/tests/lib/link/link.t: $(O)/light/tests/lib/link/link_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/link/link_test.o $(O)/light.a
$(O)/light/tests/lib/maildir/box_test.o: tests/lib/maildir/box_test.c lib/maildir/box.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/disk.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/maildir/box_test.c
$(O)/tests/lib/maildir/box.t: $(O)/light/tests/lib/maildir/box_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/maildir/box_test.o $(O)/light.a
$(O)/light/tests/lib/mime/addrs_test.o: tests/lib/mime/addrs_test.c lib/mime/addrs.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/base/mem.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/addrs_test.c
$(O)/tests/lib/mime/addrs.t: $(O)/light/tests/lib/mime/addrs_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/addrs_test.o $(O)/light.a
$(O)/light/tests/lib/mime/header_test.o: tests/lib/mime/header_test.c lib/mime/header.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/spool.h lib/io/stage.h lib/io/wr.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/header_test.c
$(O)/tests/lib/mime/header.t: $(O)/light/tests/lib/mime/header_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/header_test.o $(O)/light.a
$(O)/light/tests/lib/mime/parts_test.o: tests/lib/mime/parts_test.c lib/base/buf.h lib/base/attr.h lib/base/span.h lib/mime/parts.h lib/base/err.h lib/base/pool.h lib/mime/content.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/parts_test.c
$(O)/tests/lib/mime/parts.t: $(O)/light/tests/lib/mime/parts_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/parts_test.o $(O)/light.a
$(O)/light/tests/lib/mime/transfer_test.o: tests/lib/mime/transfer_test.c lib/mime/charset.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h lib/mime/transfer.h lib/base/buf.h lib/text/base64.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/transfer_test.c
$(O)/tests/lib/mime/transfer.t: $(O)/light/tests/lib/mime/transfer_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/transfer_test.o $(O)/light.a
$(O)/light/tests/lib/mime/words_test.o: tests/lib/mime/words_test.c lib/mime/words.h lib/base/attr.h lib/base/buf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/words_test.c
$(O)/tests/lib/mime/words.t: $(O)/light/tests/lib/mime/words_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/words_test.o $(O)/light.a
$(O)/light/tests/lib/os/confine_test.o: tests/lib/os/confine_test.c lib/os/confine.h lib/base/attr.h lib/base/err.h lib/os/tmpfd.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/os/confine_test.c
$(O)/tests/lib/os/confine.t: $(O)/light/tests/lib/os/confine_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/os/confine_test.o $(O)/light.a
$(O)/light/tests/lib/os/fds_test.o: tests/lib/os/fds_test.c lib/os/fds.h lib/base/attr.h lib/os/fdpass.h lib/base/err.h lib/base/span.h lib/os/spawn.h lib/os/cred.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/os/fds_test.c
$(O)/tests/lib/os/fds.t: $(O)/light/tests/lib/os/fds_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/os/fds_test.o $(O)/light.a
$(O)/light/tests/lib/smtp/address_test.o: tests/lib/smtp/address_test.c lib/smtp/address.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/smtp/address_test.c
$(O)/tests/lib/smtp/address.t: $(O)/light/tests/lib/smtp/address_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/smtp/address_test.o $(O)/light.a
$(O)/light/tests/lib/smtp/dotdata_test.o: tests/lib/smtp/dotdata_test.c lib/smtp/dotdata.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h lib/base/buf.h lib/base/mem.h lib/smtp/hops.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/smtp/dotdata_test.c
$(O)/tests/lib/smtp/dotdata.t: $(O)/light/tests/lib/smtp/dotdata_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/smtp/dotdata_test.o $(O)/light.a
$(O)/light/tests/lib/smtp/envelope_test.o: tests/lib/smtp/envelope_test.c lib/smtp/envelope.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/smtp/address.h lib/base/buf.h lib/os/tmpfd.h lib/smtp/param.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/smtp/envelope_test.c
$(O)/tests/lib/smtp/envelope.t: $(O)/light/tests/lib/smtp/envelope_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/smtp/envelope_test.o $(O)/light.a
$(O)/light/tests/lib/smtp/reply_test.o: tests/lib/smtp/reply_test.c lib/smtp/reply.h lib/base/span.h lib/io/wr.h lib/base/attr.h lib/base/err.h lib/os/tmpfd.h lib/smtp/command.h lib/smtp/address.h lib/base/buf.h lib/smtp/trace.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/smtp/reply_test.c
$(O)/tests/lib/smtp/reply.t: $(O)/light/tests/lib/smtp/reply_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/smtp/reply_test.o $(O)/light.a
$(O)/light/tests/lib/text/base64_test.o: tests/lib/text/base64_test.c lib/text/base64.h lib/base/attr.h lib/base/buf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/text/base64_test.c
$(O)/tests/lib/text/base64.t: $(O)/light/tests/lib/text/base64_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/text/base64_test.o $(O)/light.a
$(O)/light/tests/lib/text/date_test.o: tests/lib/text/date_test.c lib/text/date.h lib/base/attr.h lib/base/buf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/text/date_test.c
$(O)/tests/lib/text/date.t: $(O)/light/tests/lib/text/date_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/text/date_test.o $(O)/light.a
$(O)/light/tests/lib/text/match_test.o: tests/lib/text/match_test.c lib/text/match.h lib/base/pool.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/text/match_test.c
$(O)/tests/lib/text/match.t: $(O)/light/tests/lib/text/match_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/text/match_test.o $(O)/light.a
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
	$(O)/light/lib/conn/starttls.o \
	$(O)/light/lib/dkim/canon.o \
	$(O)/light/lib/dkim/signature.o \
	$(O)/light/lib/imap/args.o \
	$(O)/light/lib/imap/frame.o \
	$(O)/light/lib/imap/pattern.o \
	$(O)/light/lib/imap/quote.o \
	$(O)/light/lib/imap/search.o \
	$(O)/light/lib/imap/seqset.o \
	$(O)/light/lib/imap/structure.o \
	$(O)/light/lib/io/rd.o \
	$(O)/light/lib/io/spool.o \
	$(O)/light/lib/io/stage.o \
	$(O)/light/lib/io/wr.o \
	$(O)/light/lib/link/amend.o \
	$(O)/light/lib/link/chain.o \
	$(O)/light/lib/link/half.o \
	$(O)/light/lib/link/link.o \
	$(O)/light/lib/login/exchange.o \
	$(O)/light/lib/login/login.o \
	$(O)/light/lib/login/saslname.o \
	$(O)/light/lib/maildir/box.o \
	$(O)/light/lib/maildir/boxcopy.o \
	$(O)/light/lib/maildir/boxstate.o \
	$(O)/light/lib/maildir/boxsync.o \
	$(O)/light/lib/maildir/disk.o \
	$(O)/light/lib/maildir/dotlock.o \
	$(O)/light/lib/maildir/foldername.o \
	$(O)/light/lib/maildir/keywords.o \
	$(O)/light/lib/maildir/maildirsize.o \
	$(O)/light/lib/maildir/msgname.o \
	$(O)/light/lib/maildir/save.o \
	$(O)/light/lib/maildir/scan.o \
	$(O)/light/lib/maildir/subscriptions.o \
	$(O)/light/lib/maildir/tree.o \
	$(O)/light/lib/maildir/uidlist.o \
	$(O)/light/lib/maildir/validity.o \
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
	$(O)/light/lib/pop3/popline.o \
	$(O)/light/lib/scan/clamd.o \
	$(O)/light/lib/scan/scanner.o \
	$(O)/light/lib/scan/score.o \
	$(O)/light/lib/scan/spamd.o \
	$(O)/light/lib/smtp/address.o \
	$(O)/light/lib/smtp/command.o \
	$(O)/light/lib/smtp/dotdata.o \
	$(O)/light/lib/smtp/envelope.o \
	$(O)/light/lib/smtp/hops.o \
	$(O)/light/lib/smtp/param.o \
	$(O)/light/lib/smtp/reply.o \
	$(O)/light/lib/smtp/trace.o \
	$(O)/light/lib/text/base64.o \
	$(O)/light/lib/text/date.o \
	$(O)/light/lib/text/match.o \
	$(O)/light/lib/tls/certdir.o \
	$(O)/light/lib/tls/ticketkeys.o \
	$(O)/light/lib/tls/tlsctl.o
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
	$(O)/full/lib/conn/starttls.o \
	$(O)/full/lib/crypto/hash.o \
	$(O)/full/lib/crypto/openssl.o \
	$(O)/full/lib/crypto/sign.o \
	$(O)/full/lib/dkim/canon.o \
	$(O)/full/lib/dkim/signature.o \
	$(O)/full/lib/imap/args.o \
	$(O)/full/lib/imap/frame.o \
	$(O)/full/lib/imap/pattern.o \
	$(O)/full/lib/imap/quote.o \
	$(O)/full/lib/imap/search.o \
	$(O)/full/lib/imap/seqset.o \
	$(O)/full/lib/imap/structure.o \
	$(O)/full/lib/io/rd.o \
	$(O)/full/lib/io/spool.o \
	$(O)/full/lib/io/stage.o \
	$(O)/full/lib/io/wr.o \
	$(O)/full/lib/link/amend.o \
	$(O)/full/lib/link/chain.o \
	$(O)/full/lib/link/half.o \
	$(O)/full/lib/link/link.o \
	$(O)/full/lib/login/exchange.o \
	$(O)/full/lib/login/login.o \
	$(O)/full/lib/login/saslname.o \
	$(O)/full/lib/maildir/box.o \
	$(O)/full/lib/maildir/boxcopy.o \
	$(O)/full/lib/maildir/boxstate.o \
	$(O)/full/lib/maildir/boxsync.o \
	$(O)/full/lib/maildir/disk.o \
	$(O)/full/lib/maildir/dotlock.o \
	$(O)/full/lib/maildir/foldername.o \
	$(O)/full/lib/maildir/keywords.o \
	$(O)/full/lib/maildir/maildirsize.o \
	$(O)/full/lib/maildir/msgname.o \
	$(O)/full/lib/maildir/save.o \
	$(O)/full/lib/maildir/scan.o \
	$(O)/full/lib/maildir/subscriptions.o \
	$(O)/full/lib/maildir/tree.o \
	$(O)/full/lib/maildir/uidlist.o \
	$(O)/full/lib/maildir/validity.o \
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
	$(O)/full/lib/pop3/popline.o \
	$(O)/full/lib/scan/clamd.o \
	$(O)/full/lib/scan/scanner.o \
	$(O)/full/lib/scan/score.o \
	$(O)/full/lib/scan/spamd.o \
	$(O)/full/lib/smtp/address.o \
	$(O)/full/lib/smtp/command.o \
	$(O)/full/lib/smtp/dotdata.o \
	$(O)/full/lib/smtp/envelope.o \
	$(O)/full/lib/smtp/hops.o \
	$(O)/full/lib/smtp/param.o \
	$(O)/full/lib/smtp/reply.o \
	$(O)/full/lib/smtp/trace.o \
	$(O)/full/lib/text/base64.o \
	$(O)/full/lib/text/date.o \
	$(O)/full/lib/text/match.o \
	$(O)/full/lib/tls/certdir.o \
	$(O)/full/lib/tls/ticketkeys.o \
	$(O)/full/lib/tls/tlsctl.o
$(O)/bin/chain: $(O)/light/cmd/conn/chain/main.o $(O)/light/cmd/conn/chain/script.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/conn/chain/main.o $(O)/light/cmd/conn/chain/script.o $(O)/light.a 
$(O)/bin/tls-wrap: $(O)/light/cmd/conn/tls-wrap/broker.o $(O)/light/cmd/conn/tls-wrap/main.o $(O)/light/cmd/conn/tls-wrap/wrap.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/conn/tls-wrap/broker.o $(O)/light/cmd/conn/tls-wrap/main.o $(O)/light/cmd/conn/tls-wrap/wrap.o $(O)/light.a 
$(O)/bin/imap-login: $(O)/light/cmd/conn/imap-login/command.o $(O)/light/cmd/conn/imap-login/main.o $(O)/light/cmd/conn/imap-login/session.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/conn/imap-login/command.o $(O)/light/cmd/conn/imap-login/main.o $(O)/light/cmd/conn/imap-login/session.o $(O)/light.a 
$(O)/bin/pop3-login: $(O)/light/cmd/conn/pop3-login/main.o $(O)/light/cmd/conn/pop3-login/session.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/conn/pop3-login/main.o $(O)/light/cmd/conn/pop3-login/session.o $(O)/light.a 
$(O)/bin/smtp-recv: $(O)/light/cmd/receive/smtp-recv/auth.o $(O)/light/cmd/receive/smtp-recv/commands.o $(O)/light/cmd/receive/smtp-recv/data.o $(O)/light/cmd/receive/smtp-recv/deliver.o $(O)/light/cmd/receive/smtp-recv/main.o $(O)/light/cmd/receive/smtp-recv/options.o $(O)/light/cmd/receive/smtp-recv/recipients.o $(O)/light/cmd/receive/smtp-recv/runner.o $(O)/light/cmd/receive/smtp-recv/session.o $(O)/light/cmd/receive/smtp-recv/tls.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/receive/smtp-recv/auth.o $(O)/light/cmd/receive/smtp-recv/commands.o $(O)/light/cmd/receive/smtp-recv/data.o $(O)/light/cmd/receive/smtp-recv/deliver.o $(O)/light/cmd/receive/smtp-recv/main.o $(O)/light/cmd/receive/smtp-recv/options.o $(O)/light/cmd/receive/smtp-recv/recipients.o $(O)/light/cmd/receive/smtp-recv/runner.o $(O)/light/cmd/receive/smtp-recv/session.o $(O)/light/cmd/receive/smtp-recv/tls.o $(O)/light.a 
$(O)/bin/dkim-sign: $(O)/full/cmd/change/dkim-sign/author.o $(O)/full/cmd/change/dkim-sign/keys.o $(O)/full/cmd/change/dkim-sign/main.o $(O)/full/cmd/change/dkim-sign/settings.o $(O)/full/cmd/change/dkim-sign/work.o $(O)/full.a
	@$(LINK_STATIC) $(O)/full/cmd/change/dkim-sign/author.o $(O)/full/cmd/change/dkim-sign/keys.o $(O)/full/cmd/change/dkim-sign/main.o $(O)/full/cmd/change/dkim-sign/settings.o $(O)/full/cmd/change/dkim-sign/work.o $(O)/full.a -lcrypto
$(O)/bin/spam-pipe: $(O)/light/cmd/change/spam-pipe/main.o $(O)/light/cmd/change/spam-pipe/report.o $(O)/light/cmd/change/spam-pipe/scan.o $(O)/light/cmd/change/spam-pipe/settings.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/change/spam-pipe/main.o $(O)/light/cmd/change/spam-pipe/report.o $(O)/light/cmd/change/spam-pipe/scan.o $(O)/light/cmd/change/spam-pipe/settings.o $(O)/light.a 
$(O)/bin/filter-pipe: $(O)/light/cmd/change/filter-pipe/main.o $(O)/light/cmd/change/filter-pipe/run.o $(O)/light/cmd/change/filter-pipe/settings.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/change/filter-pipe/main.o $(O)/light/cmd/change/filter-pipe/run.o $(O)/light/cmd/change/filter-pipe/settings.o $(O)/light.a 
$(O)/bin/imapd: $(O)/light/cmd/read/imapd/command/append.o $(O)/light/cmd/read/imapd/command/basic.o $(O)/light/cmd/read/imapd/command/copy.o $(O)/light/cmd/read/imapd/command/expunge.o $(O)/light/cmd/read/imapd/command/fetch.o $(O)/light/cmd/read/imapd/command/flags.o $(O)/light/cmd/read/imapd/command/idle.o $(O)/light/cmd/read/imapd/command/list.o $(O)/light/cmd/read/imapd/command/mailbox.o $(O)/light/cmd/read/imapd/command/search.o $(O)/light/cmd/read/imapd/command/select.o $(O)/light/cmd/read/imapd/command/status.o $(O)/light/cmd/read/imapd/command/store.o $(O)/light/cmd/read/imapd/dispatch.o $(O)/light/cmd/read/imapd/fetch/body.o $(O)/light/cmd/read/imapd/fetch/items.o $(O)/light/cmd/read/imapd/fetch/section.o $(O)/light/cmd/read/imapd/fetch/simple.o $(O)/light/cmd/read/imapd/fetch/structure.o $(O)/light/cmd/read/imapd/find.o $(O)/light/cmd/read/imapd/main.o $(O)/light/cmd/read/imapd/message.o $(O)/light/cmd/read/imapd/reply.o $(O)/light/cmd/read/imapd/session.o $(O)/light/cmd/read/imapd/view.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/read/imapd/command/append.o $(O)/light/cmd/read/imapd/command/basic.o $(O)/light/cmd/read/imapd/command/copy.o $(O)/light/cmd/read/imapd/command/expunge.o $(O)/light/cmd/read/imapd/command/fetch.o $(O)/light/cmd/read/imapd/command/flags.o $(O)/light/cmd/read/imapd/command/idle.o $(O)/light/cmd/read/imapd/command/list.o $(O)/light/cmd/read/imapd/command/mailbox.o $(O)/light/cmd/read/imapd/command/search.o $(O)/light/cmd/read/imapd/command/select.o $(O)/light/cmd/read/imapd/command/status.o $(O)/light/cmd/read/imapd/command/store.o $(O)/light/cmd/read/imapd/dispatch.o $(O)/light/cmd/read/imapd/fetch/body.o $(O)/light/cmd/read/imapd/fetch/items.o $(O)/light/cmd/read/imapd/fetch/section.o $(O)/light/cmd/read/imapd/fetch/simple.o $(O)/light/cmd/read/imapd/fetch/structure.o $(O)/light/cmd/read/imapd/find.o $(O)/light/cmd/read/imapd/main.o $(O)/light/cmd/read/imapd/message.o $(O)/light/cmd/read/imapd/reply.o $(O)/light/cmd/read/imapd/session.o $(O)/light/cmd/read/imapd/view.o $(O)/light.a 
TOOLS = \
	$(O)/bin/chain \
	$(O)/bin/tls-wrap \
	$(O)/bin/imap-login \
	$(O)/bin/pop3-login \
	$(O)/bin/smtp-recv \
	$(O)/bin/dkim-sign \
	$(O)/bin/spam-pipe \
	$(O)/bin/filter-pipe \
	$(O)/bin/imapd
UNITS = \
	$(O)/tests/lib/auth/ask.t \
	$(O)/tests/lib/base/buf.t \
	$(O)/tests/lib/base/err.t \
	$(O)/tests/lib/base/num.t \
	$(O)/tests/lib/base/option.t \
	$(O)/tests/lib/base/pool.t \
	$(O)/tests/lib/base/span.t \
	$(O)/tests/lib/imap/frame.t \
	$(O)/tests/lib/imap/pattern.t \
	$(O)/tests/lib/imap/seqset.t \
	$(O)/tests/lib/io/rd.t \
	$(O)/tests/lib/io/spool.t \
	$(O)/tests/lib/io/wr.t \
	$(O)/tests/lib/link/chain.t \
	$(O)/tests/lib/link/link.t \
	$(O)/tests/lib/maildir/box.t \
	$(O)/tests/lib/mime/addrs.t \
	$(O)/tests/lib/mime/header.t \
	$(O)/tests/lib/mime/parts.t \
	$(O)/tests/lib/mime/transfer.t \
	$(O)/tests/lib/mime/words.t \
	$(O)/tests/lib/os/confine.t \
	$(O)/tests/lib/os/fds.t \
	$(O)/tests/lib/smtp/address.t \
	$(O)/tests/lib/smtp/dotdata.t \
	$(O)/tests/lib/smtp/envelope.t \
	$(O)/tests/lib/smtp/reply.t \
	$(O)/tests/lib/text/base64.t \
	$(O)/tests/lib/text/date.t \
	$(O)/tests/lib/text/match.t
