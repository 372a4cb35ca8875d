/*
 * The program around the compiled Java: it answers a check whole, or it becomes the launcher of the form that runs on a
 * JVM, as if it had never been. For that nothing is written before the answer is complete.
 */
#define _GNU_SOURCE
#include "seaworthy.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int seaworthy_java(int argc, char **argv);

extern char **environ;

static char **arguments;
static char *launcher;
static char home[PATH_MAX];
static int complaints = -1;
static int is_debugging;

static void say(const char *text) {
    if (write(STDERR_FILENO, text, strlen(text)) < 0) {
        _exit(2);
    }
}

/* Only calls that a signal handler may make: this is where damaged memory and full stacks end, too. */
void seaworthy_elsewhere(void *why) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    if (complaints >= 0) {
        dup2(complaints, STDERR_FILENO);
    }
    if (is_debugging) {
        say("seaworthy: left to the JVM: ");
        say(why);
        say("\n");
    }
    execve(launcher, arguments, environ);
    say("seaworthy: cannot start its own launcher\n");
    _exit(2);
}

void seaworthy_heap_is_full(void) { seaworthy_elsewhere("its heap is full"); }

static void damaged(int signal) {
    char why[] = "signal 00";
    why[7] += signal / 10;
    why[8] += signal % 10;
    seaworthy_elsewhere(why);
}

/* Deep nesting ends the stack, a file that is cut while it is read the mapping: the JVM has words for both. */
static void go_elsewhere_at_signals(void) {
    static char stack[1 << 16];
    stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&alternative, NULL);
    struct sigaction action = {.sa_handler = damaged, .sa_flags = SA_ONSTACK};
    static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    for (unsigned i = 0; i < sizeof signals / sizeof *signals; i++) {
        sigaction(signals[i], &action, NULL);
    }
}

/* In TeaVM's run time for mprotect: in pages of 2 MiB the heap takes some twenty faults and not ten thousand. */
int seaworthy_commit(void *begin, size_t length, int protection) {
    madvise(begin, length, MADV_HUGEPAGE);
    return mprotect(begin, length, protection);
}

void *seaworthy_home(void) { return home; }

void *seaworthy_environment(int32_t index) { return environ[index]; }

void seaworthy_finish(void *answer, int32_t length, int32_t status) {
    for (int32_t at = 0; at < length;) {
        ssize_t written = write(STDOUT_FILENO, (char *)answer + at, length - at);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            dprintf(complaints, "seaworthy: standard output cannot be written: %s\n", strerror(errno));
            _exit(3);
        }
        at += written;
    }
    _exit(status);
}

void *seaworthy_link(void *path) {
    static char goal[PATH_MAX];
    ssize_t length = readlink(path, goal, sizeof goal - 1);
    if (length < 0) {
        return NULL;
    }
    goal[length] = 0;
    return goal;
}

int32_t seaworthy_mode(void *path) {
    struct stat status;
    return stat(path, &status) == 0 ? (int32_t)(status.st_mode & 0777) : -1;
}

int32_t seaworthy_open(void *path) { return open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); }

void seaworthy_close(int32_t file) { close(file); }

int64_t seaworthy_size(int32_t file) {
    struct stat status;
    return fstat(file, &status) == 0 && S_ISREG(status.st_mode) ? status.st_size : -1;
}

void *seaworthy_map(int32_t file, int64_t length) {
    void *mapping = mmap(NULL, length, PROT_READ, MAP_SHARED, file, 0);
    return mapping == MAP_FAILED ? NULL : mapping;
}

void seaworthy_unmap(void *mapping, int64_t length) { munmap(mapping, length); }

int64_t seaworthy_read(int32_t file, void *to, int32_t length, int64_t from) { return pread(file, to, length, from); }

/* The folder in which this program lies, all links followed. */
static int find_home(void) {
    ssize_t length = readlink("/proc/self/exe", home, sizeof home);
    if (length <= 0 || (size_t)length == sizeof home) {
        return 0;
    }
    home[length] = 0;
    *strrchr(home, '/') = 0;
    return 1;
}

static int is_ascii(const char *text) {
    /* Whether a char has a sign depends on the machine. */
    while (*text != 0 && (unsigned char)*text < 0x80) {
        text++;
    }
    return *text == 0;
}

/* TeaVM's run time opens a file to learn of it, which waits for ever where that is a pipe. */
static int is_pipe_or_device(const char *word) {
    struct stat status;
    const char *value = *word == '-' ? strchr(word, '=') : NULL;
    return stat(value == NULL ? word : value + 1, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

static int is_plain(int argc, char **argv) {
    if (argc < 2 || strcmp(argv[1], "check") != 0) {
        return 0;
    }
    for (int i = 2; i < argc; i++) {
        /* What a name in other letters means depends on the locale. */
        if (!is_ascii(argv[i]) || is_pipe_or_device(argv[i])) {
            return 0;
        }
    }
    return 1;
}

int main(int argc, char **argv) {
    arguments = argv;
    launcher = getenv("SEAWORTHY_NATIVE");
    if (launcher == NULL || *launcher == 0) {
        say("seaworthy: this is a part of seaworthy; start its launcher\n");
        return 2;
    }
    const char *debugging = getenv("SEAWORTHY_DEBUG");
    is_debugging = debugging != NULL && *debugging != 0;
    if (!is_plain(argc, argv) || !find_home()) {
        seaworthy_elsewhere("it is no plain check");
    }
    go_elsewhere_at_signals();
    signal(SIGPIPE, SIG_IGN);
    complaints = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere >= 0) {
        dup2(nowhere, STDERR_FILENO);
        close(nowhere);
    }
    seaworthy_java(argc, argv);
    seaworthy_elsewhere("it gave no answer");
}
