// lookup resolves names one after the other with the C library and prints how long each took.
#include <netdb.h>
#include <stdio.h>
#include <sys/socket.h>
#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **names) {
    for (int i = 1; i < count; i++) {
        struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
        struct addrinfo *found = NULL;
        double start = now();
        int error = getaddrinfo(names[i], NULL, &hints, &found);
        printf("%s %.3f %s\n", names[i], now() - start, error ? gai_strerror(error) : "found");
        fflush(stdout);
        if (!error) {
            freeaddrinfo(found);
        }
    }
    return 0;
}
