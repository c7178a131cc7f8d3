/* confine - Linux: a seccomp filter over system call numbers, and Landlock for
 * the file system. See confine.h. A call that is not allowed fails with EPERM
 * rather than killing: a library's odd probe then does no harm, and an
 * attacker gains nothing. socket(2) with AF_UNIX stays off, so no syslog after
 * confinement but over the descriptor that log_open left.
 * SPDX-License-Identifier: ISC */
#if defined(__linux__)
#define _GNU_SOURCE
#include "os/confine.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define AUDIT_ARCH_HERE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define AUDIT_ARCH_HERE AUDIT_ARCH_AARCH64
#elif defined(__riscv)
#define AUDIT_ARCH_HERE AUDIT_ARCH_RISCV64
#endif

#define RULES_MAX 256                /* jumps reach this far */

struct call {
	unsigned what;
	int number;
};

static const struct call calls[] = {
	{ OS_STDIO, SYS_read }, { OS_STDIO, SYS_write },
	{ OS_STDIO, SYS_readv }, { OS_STDIO, SYS_writev },
	{ OS_STDIO, SYS_pread64 }, { OS_STDIO, SYS_pwrite64 },
	{ OS_STDIO, SYS_lseek }, { OS_STDIO, SYS_close },
	{ OS_STDIO, SYS_fstat }, { OS_STDIO, SYS_mmap },
	{ OS_STDIO, SYS_munmap }, { OS_STDIO, SYS_mremap },
	{ OS_STDIO, SYS_mprotect }, { OS_STDIO, SYS_madvise },
	{ OS_STDIO, SYS_brk }, { OS_STDIO, SYS_exit },
	{ OS_STDIO, SYS_exit_group }, { OS_STDIO, SYS_futex },
	{ OS_STDIO, SYS_rt_sigaction }, { OS_STDIO, SYS_rt_sigprocmask },
	{ OS_STDIO, SYS_rt_sigreturn }, { OS_STDIO, SYS_sigaltstack },
	{ OS_STDIO, SYS_restart_syscall }, { OS_STDIO, SYS_ppoll },
	{ OS_STDIO, SYS_clock_gettime }, { OS_STDIO, SYS_gettimeofday },
	{ OS_STDIO, SYS_clock_nanosleep }, { OS_STDIO, SYS_nanosleep },
	{ OS_STDIO, SYS_getrandom }, { OS_STDIO, SYS_getpid },
	{ OS_STDIO, SYS_gettid }, { OS_STDIO, SYS_getuid },
	{ OS_STDIO, SYS_geteuid }, { OS_STDIO, SYS_getgid },
	{ OS_STDIO, SYS_getegid }, { OS_STDIO, SYS_dup },
	{ OS_STDIO, SYS_dup3 }, { OS_STDIO, SYS_fcntl },
	{ OS_STDIO, SYS_ftruncate }, { OS_STDIO, SYS_memfd_create },
	{ OS_STDIO, SYS_sendto }, { OS_STDIO, SYS_recvfrom },
	{ OS_STDIO, SYS_shutdown }, { OS_STDIO, SYS_sendfile },
	{ OS_STDIO, SYS_setitimer }, { OS_STDIO, SYS_tgkill },
	{ OS_STDIO, SYS_sched_yield }, { OS_STDIO, SYS_ioctl },
	{ OS_STDIO, SYS_uname },
#ifdef SYS_poll
	{ OS_STDIO, SYS_poll },
#endif
#ifdef SYS_dup2
	{ OS_STDIO, SYS_dup2 },
#endif
#ifdef SYS_alarm
	{ OS_STDIO, SYS_alarm },
#endif
#ifdef SYS_time
	{ OS_STDIO, SYS_time },
#endif
#ifdef SYS_newfstatat
	/* fstat(3) of current libcs; the path is Landlock's affair */
	{ OS_STDIO, SYS_newfstatat },
#endif
	{ OS_READDIR | OS_WRITEDIR, SYS_openat },
	{ OS_READDIR | OS_WRITEDIR, SYS_getdents64 },
	{ OS_READDIR | OS_WRITEDIR, SYS_statx },
	{ OS_READDIR | OS_WRITEDIR, SYS_fstatfs },
	{ OS_READDIR | OS_WRITEDIR, SYS_faccessat },
#ifdef SYS_faccessat2
	/* faccessat(3) of current glibc */
	{ OS_READDIR | OS_WRITEDIR, SYS_faccessat2 },
#endif
	{ OS_READDIR | OS_WRITEDIR, SYS_readlinkat },
	{ OS_READDIR | OS_WRITEDIR, SYS_fadvise64 },
	{ OS_READDIR | OS_WRITEDIR, SYS_flock },
	/* SQLite goes by paths, and looks at each piece. */
	{ OS_READDIR | OS_WRITEDIR, SYS_fchdir },
	{ OS_READDIR | OS_WRITEDIR, SYS_getcwd },
#ifdef SYS_readlink
	{ OS_READDIR | OS_WRITEDIR, SYS_readlink },
	{ OS_READDIR | OS_WRITEDIR, SYS_access },
#endif
#ifdef SYS_open
	{ OS_READDIR | OS_WRITEDIR, SYS_open },
#endif
#ifdef SYS_stat
	{ OS_READDIR | OS_WRITEDIR, SYS_stat },
	{ OS_READDIR | OS_WRITEDIR, SYS_lstat },
#endif
	{ OS_WRITEDIR, SYS_fsync }, { OS_WRITEDIR, SYS_fdatasync },
	{ OS_WRITEDIR, SYS_renameat }, { OS_WRITEDIR, SYS_renameat2 },
	{ OS_WRITEDIR, SYS_linkat }, { OS_WRITEDIR, SYS_unlinkat },
	{ OS_WRITEDIR, SYS_mkdirat }, { OS_WRITEDIR, SYS_fchmod },
	{ OS_WRITEDIR, SYS_utimensat }, { OS_WRITEDIR, SYS_fchmodat },
	{ OS_WRITEDIR, SYS_copy_file_range }, { OS_WRITEDIR, SYS_fallocate },
	{ OS_WRITEDIR, SYS_syncfs },
#ifdef SYS_sync_file_range
	{ OS_WRITEDIR, SYS_sync_file_range },
#endif
#ifdef SYS_rename
	{ OS_WRITEDIR, SYS_rename }, { OS_WRITEDIR, SYS_unlink },
	{ OS_WRITEDIR, SYS_rmdir }, { OS_WRITEDIR, SYS_mkdir },
	{ OS_WRITEDIR, SYS_link },
#endif
	{ OS_PASSFD, SYS_sendmsg }, { OS_PASSFD, SYS_recvmsg },
	{ OS_DNS, SYS_socket }, { OS_DNS, SYS_connect },
	{ OS_DNS, SYS_sendmsg }, { OS_DNS, SYS_recvmsg },
	{ OS_DNS, SYS_sendmmsg },            /* glibc's resolver */
	{ OS_DNS, SYS_getsockopt }, { OS_DNS, SYS_setsockopt },
	{ OS_DNS, SYS_getsockname }, { OS_DNS, SYS_bind },
	{ OS_WATCH, SYS_inotify_init1 }, { OS_WATCH, SYS_inotify_add_watch },
	{ OS_WATCH, SYS_inotify_rm_watch },
	{ OS_SPAWN, SYS_clone }, { OS_SPAWN, SYS_clone3 },
	{ OS_SPAWN, SYS_wait4 }, { OS_SPAWN, SYS_execve },
	{ OS_SPAWN, SYS_kill }, { OS_SPAWN, SYS_setpgid },
	{ OS_SPAWN, SYS_pipe2 }, { OS_SPAWN, SYS_socketpair },
	{ OS_SPAWN, SYS_close_range },
#ifdef SYS_vfork
	{ OS_SPAWN, SYS_vfork }, { OS_SPAWN, SYS_fork },
	{ OS_SPAWN, SYS_pipe },
#endif
};

#define STMT(code, k) ((struct sock_filter)BPF_STMT((code), (k)))
#define JUMP(code, k, t, f) \
	((struct sock_filter)BPF_JUMP((code), (k), (t), (f)))
#define DENY (SECCOMP_RET_ERRNO | EPERM)

/* The allowed numbers as borders: below the first nothing is allowed, from the
 * first to before the second all is, and so on. Ascending, at most
 * two per call. */
static unsigned short
find_borders(unsigned what, uint32_t *borders)
{
	uint32_t numbers[LENGTH(calls)];
	unsigned short n = 0;
	size_t i, at, count = 0;

	for (i = 0; i < LENGTH(calls); i++) {
		uint32_t number = (uint32_t)calls[i].number;

		if ((calls[i].what & what) == 0)
			continue;
		for (at = count++; at > 0 && numbers[at - 1] > number; at--)
			numbers[at] = numbers[at - 1];
		numbers[at] = number;
	}
	for (i = 0; i < count; i++) {
		if (n > 0 && numbers[i] <= borders[n - 1]) {
			borders[n - 1] = numbers[i] + 1;
		} else {
			borders[n++] = numbers[i];
			borders[n++] = numbers[i] + 1;
		}
	}
	return n;
}

/* A binary search as code: one jump per border, in preorder, so the subtree of
 * the borders first..end-1 at `at` is end - first instructions long. After the
 * whole come two returns, deny and allow; where no border is left to compare
 * with, the number of borders passed says which. The kernel runs the filter
 * once for each call there is when it takes it, and compiles each of its
 * instructions: with a tree instead of a list, fork, confinement and exit of a
 * small process cost 105 us instead of 160. */
static void
emit_search(struct sock_filter *at, const uint32_t *borders,
    unsigned short first, unsigned short end, struct sock_filter *returns)
{
	unsigned short mid = (unsigned short)(first + (end - first) / 2);
	struct sock_filter *below = at + 1, *above = below + (mid - first);

	if (first == end)
		return;
	emit_search(below, borders, first, mid, returns);
	emit_search(above, borders, (unsigned short)(mid + 1), end, returns);
	if (first == mid)
		below = returns + first % 2;
	if (mid + 1 == end)
		above = returns + end % 2;
	*at = JUMP(BPF_JMP | BPF_JGE | BPF_K, borders[mid],
	    (uint8_t)(above - at - 1), (uint8_t)(below - at - 1));
}

/* Arch check, then the search. */
static int
filter_calls(unsigned what, struct err *err)
{
	uint32_t borders[2 * LENGTH(calls)];
	unsigned short n = 0, n_borders = find_borders(what, borders);
	struct sock_filter rules[RULES_MAX];
	struct sock_fprog program;

	/* The returns must be in reach of every jump, which has 8 bits. */
	assert(n_borders < 200);
	rules[n++] = STMT(BPF_LD | BPF_W | BPF_ABS,
	    offsetof(struct seccomp_data, arch));
	rules[n++] = JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_HERE, 1, 0);
	rules[n++] = STMT(BPF_RET | BPF_K, DENY);
	rules[n++] = STMT(BPF_LD | BPF_W | BPF_ABS,
	    offsetof(struct seccomp_data, nr));
	/* kill(pid, 0): does the holder of a lock file still live? */
	if ((what & (OS_WRITEDIR | OS_SPAWN)) == OS_WRITEDIR) {
		rules[n++] = JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_kill, 0, 4);
		rules[n++] = STMT(BPF_LD | BPF_W | BPF_ABS,
		    offsetof(struct seccomp_data, args[1]));
		rules[n++] = JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1);
		rules[n++] = STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
		rules[n++] = STMT(BPF_RET | BPF_K, DENY);
	}
	emit_search(rules + n, borders, 0, n_borders, rules + n + n_borders);
	n = (unsigned short)(n + n_borders);
	rules[n++] = STMT(BPF_RET | BPF_K, DENY);
	rules[n++] = STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	program.len = n;
	program.filter = rules;
	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == -1 &&
	    errno != EINVAL)
		return err_sys(err, "seccomp");
	return 0;
}

#define FS_READ (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define FS_WRITE (FS_READ | LANDLOCK_ACCESS_FS_WRITE_FILE | \
    LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | \
    LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG)
#define FS_ALL ((LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1)

/* Linking and renaming between directories is right REFER, of ABI 2. */
static uint64_t
right_refer(long abi)
{
#ifdef LANDLOCK_ACCESS_FS_REFER
	return abi >= 2 ? LANDLOCK_ACCESS_FS_REFER : 0;
#else
	return abi >= 2 ? 1ULL << 13 : 0;
#endif
}

static int
allow_dirs(int rules, uint64_t access, const int *dirs, size_t n,
    struct err *err)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct landlock_path_beneath_attr below = { access, dirs[i] };

		if (syscall(SYS_landlock_add_rule, rules,
		    LANDLOCK_RULE_PATH_BENEATH, &below, 0) == -1)
			return err_sys(err, "Landlock rule");
	}
	return 0;
}

static int
limit_files(unsigned what, const int *dirs, size_t n, struct err *err)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0,
	    LANDLOCK_CREATE_RULESET_VERSION);
	struct landlock_ruleset_attr attr = { FS_ALL | right_refer(abi) };
	uint64_t access = (what & OS_WRITEDIR) != 0 ?
	    FS_WRITE | right_refer(abi) : FS_READ;
	int rules, r = 0;

	if (abi < 1)
		return 0;
	/* exec needs its own right; what may spawn keeps execution and reading
	 * everywhere, and loses only writing outside its directories. */
	if ((what & OS_SPAWN) != 0)
		attr.handled_access_fs &=
		    ~(uint64_t)(LANDLOCK_ACCESS_FS_EXECUTE | FS_READ);
	access &= attr.handled_access_fs;
	rules = (int)syscall(SYS_landlock_create_ruleset, &attr,
	    sizeof(attr.handled_access_fs), 0);
	if (rules == -1)
		return err_sys(err, "Landlock");
	if ((what & (OS_READDIR | OS_WRITEDIR)) != 0)
		r = allow_dirs(rules, access, dirs, n, err);
	if (r == 0 && syscall(SYS_landlock_restrict_self, rules, 0) == -1)
		r = err_sys(err, "Landlock");
	close(rules);
	return r;
}

int
os_confine(unsigned what, const int *dirs, size_t n, struct err *err)
{
	/* Without memory and exit nothing can even end. */
	what |= OS_STDIO;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1)
		return err_sys(err, "no_new_privs");
	if (limit_files(what, dirs, n, err) == -1)
		return -1;
	return filter_calls(what, err);
}

bool
os_confine_works(void)
{
	return prctl(PR_GET_SECCOMP, 0, 0, 0, 0) != -1;
}
#else
typedef int confine_linux_not_here;
#endif
