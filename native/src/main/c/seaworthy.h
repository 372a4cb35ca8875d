/* What the compiled Java calls. See seaworthy.c. */
#pragma once
#include <stddef.h>
#include <stdint.h>

void seaworthy_elsewhere(void *why);
void seaworthy_heap_is_full(void);
int seaworthy_commit(void *begin, size_t length, int protection);
void *seaworthy_home(void);
void *seaworthy_environment(int32_t index);
void seaworthy_finish(void *answer, int32_t length, int32_t exit);

void *seaworthy_link(void *path);
int32_t seaworthy_mode(void *path);
int32_t seaworthy_open(void *path);
void seaworthy_close(int32_t file);
int64_t seaworthy_size(int32_t file);
void *seaworthy_map(int32_t file, int64_t length);
void seaworthy_unmap(void *mapping, int64_t length);
int64_t seaworthy_read(int32_t file, void *to, int32_t length, int64_t from);
