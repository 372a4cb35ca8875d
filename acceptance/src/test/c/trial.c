/*
 * Runs one program in one root directory and says what happened.
 *
 *   trial [OPTION…] ROOT SECONDS PROGRAM [ARGUMENT…]
 *
 *   --inside            PROGRAM is a path inside ROOT; otherwise it is a file outside, shown in ROOT as /trial/NAME
 *   --env NAME=VALUE    one more variable (repeatable) beside PATH, HOME and LD_BIND_NOW
 *   --beside FILE       one more file from outside, shown beside the program (repeatable)
 *   --after-entry MS    let it run so long after its first own instruction (default: until SECONDS are over)
 *   --container         exactly what a container engine gives and no more: /dev, /proc, /sys and the three files that it
 *                       writes (/etc/hosts, /etc/hostname, /etc/resolv.conf), but no /tmp; no variable but PATH
 *   --host              as a host starts a service: the root's own files alone, besides /dev, /proc and /sys; no variable
 *                       but PATH
 *   --user UID:GID      run as this user, without other groups (default: root)
 *
 * ROOT is never changed: the program sees it as the lower layer of an overlay, with /dev, /proc and /tmp as a container
 * engine would give them, in mount, process, network, IPC and host name spaces of its own, without capabilities, and all
 * that it starts dies with it. Its arguments go to execve directly: execvp and shells would run anything that the kernel
 * refuses with ENOEXEC as a shell script.
 *
 * "Its first own instruction" is exact, not guessed: a breakpoint at the entry point that the kernel announces to the
 * loader (AT_ENTRY). Loaders jump there when every library is found, bound and initialised, so a program that arrives has
 * passed its loader, and one that ends before has not.
 *
 * Prints, one a line and each once, in this order:
 *
 *   execve ok | execve ERRNO-NAME
 *   entry yes | no
 *   end exit N | end signal N | end timeout | end stopped (after --after-entry)
 *   stdout TEXT                          (the first 8 KiB, \n \t \\ and \xHH escaped)
 *   stderr TEXT
 *
 * Exit status: 0 whatever the program did; 2 if the trial itself could not be held (why: on standard error).
 */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TEXT_LIMIT = 8192, MAX_ENVIRONMENT = 32, LAST_CAPABILITY = 63, MAX_BESIDE = 4 };

struct trial {
    const char *root;
    double seconds;
    long after_entry_ms; /* -1: no limit of its own */
    bool inside;
    bool container;
    bool host;
    const char *beside[MAX_BESIDE];
    int beside_count;
    uid_t user;
    gid_t group;
    char *program;    /* outside path, or inside path */
    char **arguments; /* argv of the program, [0] included */
    char *environment[MAX_ENVIRONMENT];
};

/* What the process at the top of the name spaces tells the one outside, as plain lines. */
static int report_fd = -1;

static void __attribute__((noreturn, format(printf, 1, 2))) fail(const char *format, ...) {
    int error = errno;
    va_list list;
    va_start(list, format);
    fputs("trial: ", stderr);
    vfprintf(stderr, format, list);
    fprintf(stderr, ": %s\n", strerror(error));
    va_end(list);
    _exit(2);
}

static void report(const char *format, ...) {
    char line[128];
    va_list list;
    va_start(list, format);
    int length = vsnprintf(line, sizeof line, format, list);
    va_end(list);
    if (write(report_fd, line, (size_t)length) != length) _exit(2);
}

static char *join(const char *a, const char *b) {
    char *joined = NULL;
    if (asprintf(&joined, "%s%s", a, b) < 0) fail("out of memory");
    return joined;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* ---- the root as the program sees it ---- */

static void must_mkdir(const char *path, mode_t mode) {
    if (mkdir(path, mode) != 0 && errno != EEXIST) fail("mkdir %s", path);
}

static void bind_device(const char *top, const char *name) {
    char *outside = join("/dev/", name), *path = join(top, outside);
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0) fail("open %s", path);
    close(fd);
    if (mount(outside, path, NULL, MS_BIND, NULL) != 0) fail("bind %s", path);
    free(outside);
    free(path);
}

/* A root may have a symbolic link (or nothing) where a mount point is wanted; only a directory of its own is used as it is. */
static char *mount_point(const char *top, const char *name) {
    char *path = join(top, name);
    struct stat status;
    if (lstat(path, &status) == 0 && !S_ISDIR(status.st_mode)) {
        if (unlink(path) != 0) fail("unlink %s", path);
    }
    must_mkdir(path, 0755);
    return path;
}

/* A file that the engine puts over whatever the root has there. */
static void engine_file(const char *top, const char *name, const char *text) {
    char *path = join(top, name);
    if (unlink(path) != 0 && errno != ENOENT) fail("unlink %s", path);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text)) fail("write %s", path);
    close(fd);
    free(path);
}

static void prepare_engine_files(const char *top) {
    mount_point(top, "/etc");
    engine_file(top, "/etc/hosts", "127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n172.17.0.2\ttrial\n");
    engine_file(top, "/etc/hostname", "trial\n");
    /* Where Docker's own name server listens in a network of the user's; here nobody does, and says so at once. */
    engine_file(top, "/etc/resolv.conf", "nameserver 127.0.0.11\noptions ndots:0\n");
}

/* A new network name space has its loopback interface, but down. */
static void loopback_up(void) {
    struct ifreq request = {.ifr_name = "lo"};
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || ioctl(fd, SIOCGIFFLAGS, &request) != 0) fail("look at lo");
    request.ifr_flags |= IFF_UP;
    if (ioctl(fd, SIOCSIFFLAGS, &request) != 0) fail("set lo up");
    close(fd);
}

/* As Docker does: ports below 1024 are for all. /proc/sys/net is that of whoever opens it. */
static void low_ports_for_all(void) {
    int fd = open("/proc/sys/net/ipv4/ip_unprivileged_port_start", O_WRONLY | O_CLOEXEC);
    if (fd < 0 || write(fd, "0", 1) != 1) fail("set ip_unprivileged_port_start");
    close(fd);
}

static int open_outside(const char *path) {
    int fd = open(path, O_PATH | O_CLOEXEC);
    if (fd < 0) fail("open %s", path);
    return fd;
}

/* Shows a file from outside in a folder of the root, and says where the program finds it. */
static char *show(const char *folder, const char *outside, int outside_fd) {
    const char *name = strrchr(outside, '/');
    name = name == NULL ? outside : name + 1;
    char *inside = NULL, *path = NULL, *source = NULL;
    if (asprintf(&inside, "/trial/%s", name) < 0 || asprintf(&path, "%s/%s", folder, name) < 0 ||
        asprintf(&source, "/proc/self/fd/%d", outside_fd) < 0)
        fail("out of memory");
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0755);
    if (fd < 0) fail("open %s", path);
    close(fd);
    if (mount(source, path, NULL, MS_BIND, NULL) != 0) fail("bind %s", path);
    if (mount(NULL, path, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL) != 0) fail("make %s read-only", path);
    close(outside_fd);
    return inside;
}

static void prepare_root(struct trial *trial) {
    if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0) fail("make mounts private");

    /* Files from outside are opened before anything is mounted over their paths. */
    int program_fd = trial->inside ? -1 : open_outside(trial->program);
    int beside_fds[MAX_BESIDE];
    for (int i = 0; i < trial->beside_count; i++) beside_fds[i] = open_outside(trial->beside[i]);
    char *root = realpath(trial->root, NULL);
    if (root == NULL) fail("open %s", trial->root);
    if (strpbrk(root, ",:\\") != NULL) {
        errno = EINVAL;
        fail("overlay cannot name %s", root);
    }

    /* The work space is mounted over a directory that every Linux has, in this mount name space only. */
    const char *space = strncmp(root, "/mnt", 4) == 0 ? "/media" : "/mnt";
    if (mount("trial", space, "tmpfs", MS_NOSUID, "size=256m,mode=755") != 0) fail("mount tmpfs on %s", space);
    char *upper = join(space, "/upper"), *work = join(space, "/work"), *top = join(space, "/top");
    must_mkdir(upper, 0755);
    must_mkdir(work, 0755);
    must_mkdir(top, 0755);
    char *options = NULL;
    if (asprintf(&options, "lowerdir=%s,upperdir=%s,workdir=%s", root, upper, work) < 0) fail("out of memory");
    if (mount("trial", top, "overlay", 0, options) != 0) fail("mount overlay of %s", root);

    char *dev = mount_point(top, "/dev");
    if (mount("dev", dev, "tmpfs", MS_NOSUID | MS_NOEXEC, "size=64k,mode=755") != 0) fail("mount /dev");
    const char *devices[] = {"null", "zero", "full", "random", "urandom", "tty"};
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) bind_device(top, devices[i]);
    char *shm = join(dev, "/shm");
    must_mkdir(shm, 01777);
    char *proc = mount_point(top, "/proc");
    if (mount("proc", proc, "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) != 0) fail("mount /proc");
    if (trial->container) prepare_engine_files(top);
    if (trial->container || trial->host) {
        char *sys = mount_point(top, "/sys");
        if (mount("sysfs", sys, "sysfs", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) != 0) fail("mount /sys");
        loopback_up();
        if (trial->container) low_ports_for_all();
    } else {
        char *tmp = mount_point(top, "/tmp");
        if (mount("tmp", tmp, "tmpfs", MS_NOSUID | MS_NODEV, "size=64m,mode=1777") != 0) fail("mount /tmp");
    }

    if (!trial->inside) {
        char *folder = mount_point(top, "/trial");
        trial->program = show(folder, trial->program, program_fd);
        trial->arguments[0] = trial->program;
        for (int i = 0; i < trial->beside_count; i++) show(folder, trial->beside[i], beside_fds[i]);
    }
    if (chroot(top) != 0 || chdir("/") != 0) fail("chroot %s", top);
}

static void limit(int resource, rlim_t value) {
    struct rlimit rlimit = {value, value};
    if (setrlimit((__rlimit_resource_t)resource, &rlimit) != 0) fail("setrlimit %d", resource);
}

/* ---- the program ---- */

static void __attribute__((noreturn)) run_program(struct trial *trial, int out, int err) {
    int null = open("/dev/null", O_RDONLY);
    if (null < 0 || dup2(null, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0) _exit(126);
    if (report_fd != 3) {
        dup2(report_fd, 3);
        report_fd = 3;
    }
    fcntl(report_fd, F_SETFD, FD_CLOEXEC);
    close_range(4, ~0U, 0);

    limit(RLIMIT_CPU, (rlim_t)trial->seconds + 2);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 64 << 20);
    /* Generous: Go reserves address space far beyond what it uses, and the race detector terabytes. */
    limit(RLIMIT_AS, (rlim_t)1 << 46);
    limit(RLIMIT_NOFILE, 1024);
    for (int capability = 0; capability <= LAST_CAPABILITY; capability++) prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
    if (setgroups(0, NULL) != 0 || setgid(trial->group) != 0 || setuid(trial->user) != 0) _exit(126);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);

    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0) {
        report("execve %s\n", "EPTRACE");
        _exit(126);
    }
    execve(trial->program, trial->arguments, trial->environment);
    const char *name = strerrorname_np(errno);
    report("execve %s\n", name == NULL ? "UNKNOWN" : name);
    _exit(126);
}

/* Where the kernel told the loader that the program begins, or 0. The auxiliary vector has the width of the program. */
static uint64_t entry_point(pid_t pid) {
    char path[64];
    unsigned char bytes[4096];
    snprintf(path, sizeof path, "/proc/%d/auxv", pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return 0;
    ssize_t length = read(fd, bytes, sizeof bytes);
    close(fd);
    struct user_regs_struct registers;
    struct iovec vector = {&registers, sizeof registers};
    if (ptrace(PTRACE_GETREGSET, pid, (void *)(uintptr_t)NT_PRSTATUS, &vector) != 0) return 0;
    if (vector.iov_len == sizeof registers) {
        for (ssize_t i = 0; i + 16 <= length; i += 16) {
            uint64_t pair[2];
            memcpy(pair, bytes + i, sizeof pair);
            if (pair[0] == AT_ENTRY) return pair[1];
        }
    } else {
        for (ssize_t i = 0; i + 8 <= length; i += 8) {
            uint32_t pair[2];
            memcpy(pair, bytes + i, sizeof pair);
            if (pair[0] == AT_ENTRY) return pair[1];
        }
    }
    return 0;
}

/* x86 only: one byte, and the instruction pointer is one past it when it is hit. */
static const long BREAKPOINT = 0xcc;

static bool step_back_to(pid_t pid, uint64_t entry, long original) {
    struct user_regs_struct registers; /* PEEKUSER has the 64-bit layout for 32-bit programs too */
    if (ptrace(PTRACE_GETREGS, pid, NULL, &registers) != 0 || registers.rip != entry + 1) return false;
    registers.rip = entry;
    ptrace(PTRACE_SETREGS, pid, NULL, &registers);
    ptrace(PTRACE_POKETEXT, pid, (void *)(uintptr_t)entry, (void *)original);
    return true;
}

/* Follows the program until it ends; as the first process of its name space it also buries orphans. */
static void __attribute__((noreturn)) follow(struct trial *trial, pid_t pid) {
    uint64_t entry = 0;
    long original = 0;
    bool executed = false, entered = false;
    for (;;) {
        int status;
        pid_t who = waitpid(-1, &status, __WALL);
        if (who < 0) {
            if (errno == EINTR) continue; /* the alarm below: SIGALRM has a handler that does nothing */
            break;
        }
        if (who != pid) continue;
        if (WIFEXITED(status)) {
            if (executed) report("end exit %d\n", WEXITSTATUS(status));
            break;
        }
        if (WIFSIGNALED(status)) {
            report("end signal %d\n", WTERMSIG(status));
            break;
        }
        if (!WIFSTOPPED(status)) continue;
        int signal = WSTOPSIG(status);
        if (signal == SIGTRAP && !executed) { /* execve has replaced the program; nothing of it has run yet */
            executed = true;
            report("execve ok\n");
            entry = entry_point(pid);
            errno = 0;
            original = entry == 0 ? -1 : ptrace(PTRACE_PEEKTEXT, pid, (void *)(uintptr_t)entry, NULL);
            if (entry == 0 || (original == -1 && errno != 0) ||
                ptrace(PTRACE_POKETEXT, pid, (void *)(uintptr_t)entry, (void *)((original & ~0xffL) | BREAKPOINT)) != 0) {
                report("entry unknown\n");
                ptrace(PTRACE_DETACH, pid, NULL, NULL);
                continue;
            }
            signal = 0;
        } else if (signal == SIGTRAP && !entered && step_back_to(pid, entry, original)) {
            entered = true;
            report("entry yes\n");
            if (trial->after_entry_ms == 0) {
                report("end stopped\n");
                _exit(0);
            }
            ptrace(PTRACE_DETACH, pid, NULL, NULL);
            continue;
        }
        ptrace(PTRACE_CONT, pid, NULL, (void *)(uintptr_t)signal);
    }
    _exit(0);
}

static void __attribute__((noreturn)) first_process(struct trial *trial, int out, int err) {
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    prepare_root(trial);
    sethostname("trial", 5);
    setsid();
    pid_t pid = fork();
    if (pid < 0) fail("fork");
    if (pid == 0) run_program(trial, out, err);
    close(out);
    close(err);
    follow(trial, pid);
}

/* ---- outside ---- */

struct stream {
    int fd;
    size_t length;
    char text[TEXT_LIMIT + 1]; /* always ends in a zero */
};

/* Takes what has come; false when the other side is closed. Beyond the limit it is read and forgotten. */
static bool take(struct stream *stream) {
    char bytes[4096];
    ssize_t length = read(stream->fd, bytes, sizeof bytes);
    if (length <= 0) return length < 0 && (errno == EINTR || errno == EAGAIN);
    size_t room = TEXT_LIMIT - stream->length;
    size_t kept = (size_t)length < room ? (size_t)length : room;
    memcpy(stream->text + stream->length, bytes, kept);
    stream->length += kept;
    return true;
}

static void print_escaped(const char *name, const struct stream *stream) {
    printf("%s ", name);
    for (size_t i = 0; i < stream->length; i++) {
        unsigned char c = (unsigned char)stream->text[i];
        if (c == '\n') fputs("\\n", stdout);
        else if (c == '\t') fputs("\\t", stdout);
        else if (c == '\\') fputs("\\\\", stdout);
        else if (c < 0x20 || c == 0x7f) printf("\\x%02x", c);
        else putchar(c);
    }
    putchar('\n');
}

static const char *line_of(const struct stream *report, const char *key) {
    static char value[128];
    size_t key_length = strlen(key);
    for (const char *line = report->text; line != NULL && *line != 0; line = strchr(line, '\n')) {
        if (*line == '\n') line++;
        if (strncmp(line, key, key_length) == 0 && line[key_length] == ' ') {
            snprintf(value, sizeof value, "%s", line + key_length + 1);
            value[strcspn(value, "\n")] = 0;
            return value;
        }
    }
    return NULL;
}

static int watch(const struct trial *trial, pid_t first, struct stream streams[3]) {
    double deadline = now() + trial->seconds;
    bool timed_out = false, stopped = false, entered = false;
    int open_streams = 3;
    while (open_streams > 0) {
        double left = deadline - now();
        if (left <= 0) {
            if (entered && trial->after_entry_ms >= 0) stopped = true;
            else timed_out = true;
            break;
        }
        struct pollfd polls[3];
        for (int i = 0; i < 3; i++) polls[i] = (struct pollfd){streams[i].fd, POLLIN, 0};
        if (poll(polls, 3, (int)(left * 1000) + 1) < 0 && errno != EINTR) fail("poll");
        for (int i = 0; i < 3; i++) {
            if ((polls[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0 && !take(&streams[i])) {
                close(streams[i].fd);
                streams[i].fd = -1;
                open_streams--;
            }
        }
        /* The report closes when the first process ends, whoever else still holds the program's outputs. */
        if (streams[0].fd < 0) break;
        if (!entered && trial->after_entry_ms >= 0 && line_of(&streams[0], "entry") != NULL) {
            entered = true;
            double soon = now() + (double)trial->after_entry_ms / 1000;
            if (soon < deadline) deadline = soon;
        }
    }
    kill(first, SIGKILL);
    int status;
    while (waitpid(first, &status, 0) < 0 && errno == EINTR) {}
    /* Everything inside is dead now, so the rest comes without waiting. */
    for (int i = 0; i < 3; i++) {
        if (streams[i].fd >= 0) {
            while (take(&streams[i])) {}
        }
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 2) return 2;

    const char *executed = line_of(&streams[0], "execve");
    printf("execve %s\n", executed == NULL ? "unknown" : executed);
    const char *entry = line_of(&streams[0], "entry");
    printf("entry %s\n", entry == NULL ? "no" : entry);
    const char *end = line_of(&streams[0], "end");
    if (end != NULL) printf("end %s\n", end);
    else printf("end %s\n", timed_out ? "timeout" : stopped ? "stopped" : "none");
    print_escaped("stdout", &streams[1]);
    print_escaped("stderr", &streams[2]);
    return 0;
}

static void add_variable(struct trial *trial, char *variable) {
    for (int i = 0; i < MAX_ENVIRONMENT - 1; i++) {
        if (trial->environment[i] == NULL) {
            trial->environment[i] = variable;
            return;
        }
    }
    errno = E2BIG;
    fail("environment");
}

static void __attribute__((noreturn)) usage(void) {
    fputs("usage: trial [--inside] [--container | --host] [--user UID:GID] [--env NAME=VALUE] [--beside FILE]\n"
          "             [--after-entry MS] ROOT SECONDS PROGRAM [ARGUMENT...]\n", stderr);
    exit(2);
}

static void read_user(struct trial *trial, const char *text) {
    if (sscanf(text, "%u:%u", &trial->user, &trial->group) != 2) usage();
}

int main(int argc, char **argv) {
    struct trial trial = {.after_entry_ms = -1};
    add_variable(&trial, "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    int at = 1;
    for (; at < argc && strncmp(argv[at], "--", 2) == 0; at++) {
        if (strcmp(argv[at], "--inside") == 0) trial.inside = true;
        else if (strcmp(argv[at], "--container") == 0) trial.container = true;
        else if (strcmp(argv[at], "--host") == 0) trial.host = true;
        else if (strcmp(argv[at], "--beside") == 0 && at + 1 < argc && trial.beside_count < MAX_BESIDE)
            trial.beside[trial.beside_count++] = argv[++at];
        else if (strcmp(argv[at], "--user") == 0 && at + 1 < argc) read_user(&trial, argv[++at]);
        else if (strcmp(argv[at], "--env") == 0 && at + 1 < argc) add_variable(&trial, argv[++at]);
        else if (strcmp(argv[at], "--after-entry") == 0 && at + 1 < argc) trial.after_entry_ms = atol(argv[++at]);
        else usage();
    }
    if (argc - at < 3) usage();
    if (!trial.container && !trial.host) {
        add_variable(&trial, "HOME=/tmp");
        /* What is bound lazily fails at an hour of its own choosing; here it shall fail now. */
        add_variable(&trial, "LD_BIND_NOW=1");
    }
    trial.root = argv[at];
    trial.seconds = atof(argv[at + 1]);
    trial.program = argv[at + 2];
    trial.arguments = argv + at + 2;
    if (trial.seconds <= 0) usage();

    signal(SIGPIPE, SIG_IGN);
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0); /* the caller gone, nobody reads what is printed */
    int pipes[3][2];
    for (int i = 0; i < 3; i++) {
        if (pipe2(pipes[i], O_CLOEXEC) != 0) fail("pipe");
    }
    if (unshare(CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS) != 0) fail("unshare (root?)");
    pid_t first = fork();
    if (first < 0) fail("fork");
    if (first == 0) {
        report_fd = pipes[0][1];
        first_process(&trial, pipes[1][1], pipes[2][1]);
    }
    struct stream streams[3] = {0};
    for (int i = 0; i < 3; i++) {
        close(pipes[i][1]);
        streams[i].fd = pipes[i][0];
    }
    return watch(&trial, first, streams);
}
