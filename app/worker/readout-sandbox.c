/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gives up every right that reading a document does not need: see seccomp(2), landlock(7).
 */
#include "readout-sandbox.h"

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <errno.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The sanitizers keep terabytes of address space, none of which is used. */
#if defined(__SANITIZE_ADDRESS__)
#define HAS_SANITIZER 1
#else
#define HAS_SANITIZER 0
#endif

/* Where poppler finds the tables for the encodings of East Asian fonts. */
static const char *const readable[] = { "/usr/share/poppler", "/app/share/poppler" };

/* What parsing needs: memory, the clock, the descriptors that are open. Names that an architecture
 * does not know are passed over. */
static const char *const allowed[] = {
  "_llseek",
  "brk",
  "clock_getres",
  "clock_gettime",
  "clock_gettime64",
  "clock_nanosleep",
  "close",
  "exit",
  "exit_group",
  "fstat",
  "fstat64",
  "futex",
  "futex_time64",
  "getegid",
  "geteuid",
  "getgid",
  "getpid",
  "getppid",
  "getrandom",
  "getrusage",
  "gettid",
  "gettimeofday",
  "getuid",
  "lseek",
  "madvise",
  "membarrier",
  "mremap",
  "munmap",
  "nanosleep",
  "newfstatat",
  "poll",
  "ppoll",
  "pread64",
  "read",
  "readv",
  "restart_syscall",
  "rseq",
  "rt_sigaction",
  "rt_sigprocmask",
  "rt_sigreturn",
  "sched_getaffinity",
  "sched_yield",
  "set_robust_list",
  "sigaltstack",
  "sigreturn",
  "statx",
  "sysinfo",
  "time",
  "times",
  "uname",
  "write",
  "writev",
};

/* What libraries try in good faith and can do without. */
static const char *const refused[] = {
  "access",    "eventfd2", "faccessat",  "faccessat2", "fadvise64", "fadvise64_64", "fcntl",
  "fcntl64",   "getcwd",   "getdents64", "getrlimit",  "ioctl",     "lstat",        "lstat64",
  "prlimit64", "readlink", "readlinkat", "stat",       "stat64",    "tgkill",       "ugetrlimit",
};

struct _ReadoutSandbox
{
  struct sock_filter *filter;
  gushort n_instructions;
  int ruleset; /* of Landlock, or -1 */
};

static int
create_ruleset (void)
{
  struct landlock_ruleset_attr attr = { 0 };
  int version = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  int ruleset;

  if (version < 1)
    return -1;
  /* Every right of the first version; what later ones added the filter refuses anyway. */
  attr.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
  ruleset = syscall (SYS_landlock_create_ruleset, &attr, sizeof attr, 0);
  for (guint i = 0; ruleset >= 0 && i < G_N_ELEMENTS (readable); i++)
    {
      struct landlock_path_beneath_attr rule = {
        .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
        .parent_fd = open (readable[i], O_PATH | O_CLOEXEC),
      };

      if (rule.parent_fd < 0)
        continue;
      syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
      close (rule.parent_fd);
    }
  return ruleset;
}

static gboolean
add_rules (scmp_filter_ctx context, guint32 action, const char *const *names, guint n_names)
{
  for (guint i = 0; i < n_names; i++)
    {
      int number = seccomp_syscall_resolve_name (names[i]);

      if (number >= 0 && seccomp_rule_add (context, action, number, 0) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Memory may be had, but none that can be run. */
static gboolean
add_memory_rules (scmp_filter_ctx context)
{
  static const char *const calls[] = { "mmap", "mmap2", "mprotect" };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      int number = seccomp_syscall_resolve_name (calls[i]);

      if (number < 0)
        continue;
      if (seccomp_rule_add (context, SCMP_ACT_ALLOW, number, 1,
                            SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) != 0 ||
          seccomp_rule_add (context, SCMP_ACT_ERRNO (EACCES), number, 1,
                            SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, PROT_EXEC)) != 0)
        return FALSE;
    }
  return TRUE;
}

/* To open a file for reading fails, or is left to Landlock; to open one for writing kills. */
static gboolean
add_open_rules (scmp_filter_ctx context, gboolean has_landlock)
{
  guint32 action = has_landlock ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO (EACCES);
  int flags = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  int number = seccomp_syscall_resolve_name ("open");

  return (number < 0 || seccomp_rule_add (context, action, number, 1,
                                          SCMP_A1 (SCMP_CMP_MASKED_EQ, flags, 0)) == 0) &&
         seccomp_rule_add (context, action, SCMP_SYS (openat), 1,
                           SCMP_A2 (SCMP_CMP_MASKED_EQ, flags, 0)) == 0;
}

/* Keeps the filter as the kernel takes it: making it takes longer than reading a short report. */
static gboolean
export_filter (ReadoutSandbox *sandbox, scmp_filter_ctx context)
{
  int fd = memfd_create ("readout-filter", MFD_CLOEXEC);
  gssize size = -1;

  if (fd >= 0 && seccomp_export_bpf (context, fd) == 0)
    size = lseek (fd, 0, SEEK_END);
  if (size > 0 && size / sizeof (struct sock_filter) <= G_MAXUSHORT)
    {
      sandbox->filter = g_malloc (size);
      if (pread (fd, sandbox->filter, size, 0) == size)
        sandbox->n_instructions = size / sizeof (struct sock_filter);
    }
  if (fd >= 0)
    close (fd);
  return sandbox->n_instructions > 0;
}

ReadoutSandbox *
readout_sandbox_new (void)
{
  ReadoutSandbox *sandbox = g_new0 (ReadoutSandbox, 1);
  scmp_filter_ctx context = seccomp_init (SCMP_ACT_KILL_PROCESS);
  gboolean made;

  sandbox->ruleset = create_ruleset ();
  made = context != NULL && add_rules (context, SCMP_ACT_ALLOW, allowed, G_N_ELEMENTS (allowed)) &&
         add_rules (context, SCMP_ACT_ERRNO (EACCES), refused, G_N_ELEMENTS (refused)) &&
         add_memory_rules (context) && add_open_rules (context, sandbox->ruleset >= 0) &&
         export_filter (sandbox, context);
  if (context != NULL)
    seccomp_release (context);
  if (made)
    return sandbox;
  g_printerr ("The system cannot confine the process that reads documents.\n");
  readout_sandbox_free (sandbox);
  return NULL;
}

void
readout_sandbox_free (ReadoutSandbox *sandbox)
{
  if (sandbox == NULL)
    return;
  if (sandbox->ruleset >= 0)
    close (sandbox->ruleset);
  g_free (sandbox->filter);
  g_free (sandbox);
}

static gboolean
set_limit (int resource, rlim_t soft, rlim_t hard)
{
  struct rlimit value = { soft, hard };

  return setrlimit (resource, &value) == 0;
}

gboolean
readout_sandbox_enter (ReadoutSandbox *sandbox, const ReadoutSandboxLimits *limits)
{
  struct sock_fprog program = { sandbox->n_instructions, sandbox->filter };

  if (!set_limit (RLIMIT_CORE, 0, 0) || !set_limit (RLIMIT_FSIZE, 0, 0) ||
      !set_limit (RLIMIT_CPU, limits->seconds, limits->seconds + 1) ||
      (!HAS_SANITIZER && limits->memory > 0 &&
       !set_limit (RLIMIT_AS, limits->memory, limits->memory)))
    return FALSE;
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return FALSE;
  if (sandbox->ruleset >= 0 && syscall (SYS_landlock_restrict_self, sandbox->ruleset, 0) != 0)
    return FALSE;
  return prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}
