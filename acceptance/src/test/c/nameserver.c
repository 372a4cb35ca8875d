// nameserver SECONDS ADDRESS=ANSWER... prints every question that it gets on port 53 of these addresses, over UDP and TCP,
// and ends by itself. ANSWER is "silent" or a number: the response code for all names. CODE/SUFFIX gives that code to names
// with that suffix and 3 (no such name) to all others. Over TCP it accepts and stays silent. More ANSWERs, which know one
// address for all names but those in .invalid: "gives", or "gives:192.0.2.9", "gives+300" after that many milliseconds,
// "hijacks" also in .invalid, "forges" with a wrong number, "half" never says anything to questions for AAAA.
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
    const char *gives;
    int milliseconds;
    int hijacks;
    int forges;
    int half;
};

// What follows a mark in an answer's text, or nothing.
static const char *behind(const char *text, char mark) {
    const char *at = strchr(text, mark);
    return at ? at + 1 : NULL;
}

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

// Answers with the server's address, if the question is for one and the name exists.
static void give(int file, const struct server *server, unsigned char *question, int end, int type, int missing,
                 struct sockaddr_in *from, socklen_t size) {
    unsigned char record[16] = {0xc0, HEADER, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4};
    int known = type == 1 && !missing;
    inet_pton(AF_INET, server->gives, record + 12);
    question[0] ^= server->forges ? 1 : 0;
    question[2] |= 0x80;
    question[3] = missing ? 0x83 : 0x80;
    memset(question + 6, 0, 6);
    question[7] = (unsigned char)known;
    if (known) {
        memcpy(question + end + 4, record, sizeof record);
    }
    // A server that is slow is so for each question by itself.
    if (server->milliseconds && fork() != 0) {
        return;
    }
    usleep((useconds_t)server->milliseconds * 1000);
    sendto(file, question, (size_t)(end + 4) + (known ? sizeof record : 0), 0, (struct sockaddr *)from, size);
    if (server->milliseconds) {
        _exit(0);
    }
}

static void answer(int file, const struct server *server) {
    unsigned char question[LARGEST + 16];
    struct sockaddr_in from;
    socklen_t size = sizeof from;
    int got = (int)recvfrom(file, question, LARGEST, 0, (struct sockaddr *)&from, &size);
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
    if (server->silent || (server->half && type == 28)) {
        return;
    }
    if (server->gives) {
        give(file, server, question, end, type, ends_with(name, ".invalid") && !server->hijacks, &from, size);
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
    signal(SIGCHLD, SIG_IGN);
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
            .hijacks = strncmp(equals + 1, "hijacks", 7) == 0,
            .forges = strncmp(equals + 1, "forges", 6) == 0,
            .half = strncmp(equals + 1, "half", 4) == 0,
        };
        if (server->hijacks || server->forges || server->half || strncmp(equals + 1, "gives", 5) == 0) {
            const char *address = behind(equals + 1, ':');
            const char *milliseconds = behind(equals + 1, '+');
            server->gives = address ? address : "192.0.2.80";
            server->milliseconds = milliseconds ? atoi(milliseconds) : 0;
        }
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
