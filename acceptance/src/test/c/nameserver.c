// nameserver SECONDS ADDRESS=ANSWER... prints every question that it gets on port 53 of these addresses, over UDP and TCP,
// and ends by itself. ANSWER is "silent" or a number: the response code for all names. CODE/SUFFIX gives that code to names
// with that suffix and 3 (no such name) to all others. Over TCP it accepts and stays silent.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 8, HEADER = 12, LARGEST = 1500 };

struct server {
    const char *address;
    int silent;
    int code;
    const char *suffix;
};

static void die(const char *what) {
    perror(what);
    exit(2);
}

static int listening(const char *address, int type) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(53)};
    if (inet_pton(AF_INET, address, &to.sin_addr) != 1) {
        die(address);
    }
    int file = socket(AF_INET, type, 0);
    if (file < 0 || bind(file, (struct sockaddr *)&to, sizeof to) || (type == SOCK_STREAM && listen(file, 64))) {
        die("bind");
    }
    return file;
}

// Writes the name in a question to text; returns the offset behind it, or 0 when it is none.
static int name_of(const unsigned char *question, int size, char *text, int room) {
    int at = HEADER;
    int length = 0;
    while (at < size && question[at] != 0) {
        int label = question[at++];
        if (label > 63 || at + label > size || length + label + 2 > room) {
            return 0;
        }
        memcpy(text + length, question + at, (size_t)label);
        length += label;
        text[length++] = '.';
        at += label;
    }
    text[length > 0 ? length - 1 : 0] = 0;
    return at + 5 <= size ? at + 1 : 0;
}

static int ends_with(const char *text, const char *suffix) {
    size_t length = strlen(text);
    size_t end = strlen(suffix);
    return length >= end && strcmp(text + length - end, suffix) == 0;
}

static void answer(int file, const struct server *server) {
    unsigned char question[LARGEST];
    struct sockaddr_in from;
    socklen_t size = sizeof from;
    int got = (int)recvfrom(file, question, sizeof question, 0, (struct sockaddr *)&from, &size);
    char name[512];
    int end = got > HEADER ? name_of(question, got, name, sizeof name) : 0;
    if (end == 0) {
        return;
    }
    int type = question[end] << 8 | question[end + 1];
    int additional = question[10] << 8 | question[11];
    printf("udp %s %s %s%s\n", server->address, type == 1 ? "A" : type == 28 ? "AAAA" : "other", name,
           additional ? " edns0" : "");
    fflush(stdout);
    if (server->silent) {
        return;
    }
    int code = server->suffix && !ends_with(name, server->suffix) ? 3 : server->code;
    question[2] |= 0x80;
    question[3] = (unsigned char)(0x80 | code);
    memset(question + 6, 0, 6);
    sendto(file, question, (size_t)(end + 4), 0, (struct sockaddr *)&from, size);
}

int main(int count, char **arguments) {
    struct server servers[MOST];
    struct pollfd files[2 * MOST];
    int known = 0;
    if (count < 3 || count - 2 > MOST) {
        fputs("usage: nameserver SECONDS ADDRESS=ANSWER...\n", stderr);
        return 2;
    }
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    alarm((unsigned)atoi(arguments[1]));
    for (int i = 2; i < count; i++) {
        struct server *server = &servers[known];
        char *equals = strchr(arguments[i], '=');
        if (!equals) {
            return 2;
        }
        *equals = 0;
        char *slash = strchr(equals + 1, '/');
        *server = (struct server){
            .address = arguments[i],
            .silent = strcmp(equals + 1, "silent") == 0,
            .code = atoi(equals + 1),
            .suffix = slash ? slash + 1 : NULL,
        };
        files[2 * known] = (struct pollfd){.fd = listening(server->address, SOCK_DGRAM), .events = POLLIN};
        files[2 * known + 1] = (struct pollfd){.fd = listening(server->address, SOCK_STREAM), .events = POLLIN};
        known++;
    }
    puts("ready");
    fflush(stdout);
    while (poll(files, (nfds_t)(2 * known), -1) > 0) {
        for (int i = 0; i < known; i++) {
            if (files[2 * i].revents) {
                answer(files[2 * i].fd, &servers[i]);
            }
            if (files[2 * i + 1].revents) {
                // Never closed: whoever asks waits until one of the two ends.
                if (accept(files[2 * i + 1].fd, NULL, NULL) >= 0) {
                    printf("tcp %s\n", servers[i].address);
                    fflush(stdout);
                }
            }
        }
    }
    return 0;
}
