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
$(O)/light/lib/mime/header.o: lib/mime/header.c lib/mime/header.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/header.c
$(O)/full/lib/mime/header.o: lib/mime/header.c lib/mime/header.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/header.c
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
$(O)/light/lib/text/base64.o: lib/text/base64.c lib/text/base64.h lib/base/attr.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/base64.c
$(O)/full/lib/text/base64.o: lib/text/base64.c lib/text/base64.h lib/base/attr.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/text/base64.c
$(O)/light/lib/text/date.o: lib/text/date.c lib/text/date.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/date.c
$(O)/full/lib/text/date.o: lib/text/date.c lib/text/date.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/text/date.c
$(O)/light/tests/lib/base/buf_test.o: tests/lib/base/buf_test.c lib/base/buf.h lib/base/attr.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/buf_test.c
$(O)/tests/lib/base/buf.t: $(O)/light/tests/lib/base/buf_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/buf_test.o $(O)/light.a
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
	$(O)/light/lib/io/rd.o \
	$(O)/light/lib/io/spool.o \
	$(O)/light/lib/io/stage.o \
	$(O)/light/lib/io/wr.o \
	$(O)/light/lib/link/chain.o \
	$(O)/light/lib/link/link.o \
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
	$(O)/light/lib/mime/header.o \
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
	$(O)/light/lib/text/base64.o \
	$(O)/light/lib/text/date.o
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
	$(O)/full/lib/io/rd.o \
	$(O)/full/lib/io/spool.o \
	$(O)/full/lib/io/stage.o \
	$(O)/full/lib/io/wr.o \
	$(O)/full/lib/link/chain.o \
	$(O)/full/lib/link/link.o \
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
	$(O)/full/lib/mime/header.o \
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
	$(O)/full/lib/text/base64.o \
	$(O)/full/lib/text/date.o
$(O)/bin/chain: $(O)/light/cmd/conn/chain/main.o $(O)/light/cmd/conn/chain/script.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/conn/chain/main.o $(O)/light/cmd/conn/chain/script.o $(O)/light.a 
TOOLS = \
	$(O)/bin/chain
UNITS = \
	$(O)/tests/lib/base/buf.t
