/* Does harm, or tries to: hostile KIND. What it could do it says in one word on its standard output. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

static int say(int done) {
    puts(done ? "DONE" : "refused");
    return 0;
}

int main(int argc, char **argv) {
    const char *kind = argc > 1 ? argv[1] : "";
    if (strcmp(kind, "fork") == 0) {
        for (;;) fork();
    }
    if (strcmp(kind, "disk") == 0) {
        static char block[1 << 20];
        long written = 0;
        for (int i = 0; i < 200; i++) {
            char name[64];
            snprintf(name, sizeof name, "/tmp/file%d", i);
            signal(SIGXFSZ, SIG_IGN);
            int fd = open(name, O_WRONLY | O_CREAT, 0600);
            ssize_t got = 0;
            while (fd >= 0 && (got = write(fd, block, sizeof block)) > 0) written += got;
            close(fd);
        }
        return say(written > 70L << 20);
    }
    if (strcmp(kind, "term") == 0) {
        signal(SIGTERM, SIG_IGN);
        puts("listening");
        fflush(stdout);
        for (;;) pause();
    }
    if (strcmp(kind, "network") == 0) {
        struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(53), .sin_addr = {htonl(0x01010101)}};
        int fd = socket(AF_INET, SOCK_STREAM, 0);
        return say(connect(fd, (struct sockaddr *)&address, sizeof address) == 0);
    }
    if (strcmp(kind, "write") == 0) {
        int done = 0;
        const char *files[] = {"/new", "/etc/new", "/usr/new", "/dev/new", "/proc/sys/kernel/hostname", argv[0]};
        for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
            int fd = open(files[i], O_WRONLY | O_CREAT, 0600);
            if (fd >= 0 && write(fd, "x", 1) == 1) done = 1;
        }
        return say(done);
    }
    if (strcmp(kind, "alter") == 0) {
        int done = 0;
        const char *files[] = {"/new", "/etc/new", "/usr/new", "/run/new", "/var/tmp/new", "/sys/fs/cgroup/new",
                               "/proc/sys/kernel/hostname", argv[0]};
        for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
            int fd = open(files[i], O_WRONLY | O_CREAT, 0600);
            if (fd >= 0 && write(fd, "x", 1) == 1) done = 1;
        }
        return say(done);
    }
    if (strcmp(kind, "daemon") == 0) {
        if (fork() == 0) {
            setsid();
            if (fork() == 0) {
                for (;;) sleep(1000);
            }
            _exit(0);
        }
        return say(0);
    }
    if (strcmp(kind, "delete") == 0) {
        int done = unlink("/etc/os-release") == 0 || rmdir("/usr") == 0 || unlink("/usr/bin/env") == 0;
        return say(done || unlink(argv[0]) == 0);
    }
    if (strcmp(kind, "mount") == 0) {
        return say(mount("none", "/tmp", "tmpfs", 0, NULL) == 0 || unshare(0x10000000) == 0 || setuid(1) == 0);
    }
    if (strcmp(kind, "memory") == 0) {
        for (;;) memset(malloc(1 << 20), 1, 1 << 20);
    }
    if (strcmp(kind, "output") == 0) {
        static char line[4096];
        memset(line, 'x', sizeof line);
        for (;;) fwrite(line, 1, sizeof line, stdout);
    }
    return 64;
}
