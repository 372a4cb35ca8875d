// library-open opens a shared library while it runs, and says so in the way that systemd's programs do (.note.dlopen).
package main

/*
#cgo LDFLAGS: -ldl
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>

#define NOTE "[{\"soname\":[\"libz.so.1\"],\"feature\":\"zlib\",\"priority\":\"required\"}]"
__attribute__((used, section(".note.dlopen"), aligned(4))) static const struct {
	uint32_t name_size, size, type;
	char name[4];
	char text[sizeof NOTE];
} note = {4, sizeof NOTE, 0x407c0c0a, "FDO", NOTE};

static const char *open_library(void) { return dlopen("libz.so.1", RTLD_NOW) != NULL ? NULL : dlerror(); }
*/
import "C"

import "example.org/needs/say"

func main() {
	if problem := C.open_library(); problem != nil {
		say.Gap(C.GoString(problem))
	}
	say.OK("opened")
}
