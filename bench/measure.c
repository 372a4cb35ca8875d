/*
 * Runs one command once and writes what it cost:
 *
 *     measure RESULT OUTPUT COMMAND [ARGUMENT…]
 *
 * RESULT gets one line: wall nanoseconds, user and system microseconds, peak resident KiB (the largest process among the
 * command and those it waited for), processor microseconds that others used meanwhile, wait status. The command reads
 * nothing and writes to the file OUTPUT; its complaints are dropped.
 *
 * In C, because a child's peak memory starts at that of the process that started it: here that is a few hundred KiB.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

/* Microseconds that all processors were busy or taken away by a hypervisor, since boot; 0 where /proc does not tell. */
static long long busy(void) {
    long long user, nice, system, idle, wait, irq, softirq, steal;
    FILE *stat = fopen("/proc/stat", "r");
    if (stat == NULL) return 0;
    int read = fscanf(stat, "cpu %lld %lld %lld %lld %lld %lld %lld %lld", &user, &nice, &system, &idle, &wait, &irq,
                      &softirq, &steal);
    fclose(stat);
    return read == 8 ? (user + nice + system + irq + softirq + steal) * (1000000 / sysconf(_SC_CLK_TCK)) : 0;
}

static long long nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static long long microseconds(struct timeval time) { return time.tv_sec * 1000000LL + time.tv_usec; }

int main(int count, char **words) {
    if (count < 4) {
        fputs("usage: measure RESULT OUTPUT COMMAND [ARGUMENT...]\n", stderr);
        return 2;
    }
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, words[2], O_WRONLY | O_CREAT | O_TRUNC, 0644);
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);

    pid_t child;
    int status;
    struct rusage used;
    long long busy_before = busy(), started = nanoseconds();
    int problem = posix_spawnp(&child, words[3], &files, NULL, words + 3, environ);
    if (problem != 0) {
        fprintf(stderr, "measure: %s: %s\n", words[3], strerror(problem));
        return 3;
    }
    if (wait4(child, &status, 0, &used) != child) return 3;
    long long wall = nanoseconds() - started, busy_now = busy() - busy_before;
    long long user = microseconds(used.ru_utime), system = microseconds(used.ru_stime);

    FILE *result = fopen(words[1], "w");
    if (result == NULL) return 3;
    fprintf(result, "%lld %lld %lld %ld %lld %d\n", wall, user, system, used.ru_maxrss, busy_now - user - system, status);
    return fclose(result) == 0 ? 0 : 3;
}
