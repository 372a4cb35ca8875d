// damage-fips changes one byte of what a program's own check of its cryptography covers.
//
// The section .go.fipsinfo: 16 bytes of magic, 32 of a sum, a pointer to itself, then pairs of (start, end) addresses of
// the parts that the sum covers (crypto/internal/fips140/check). The first byte of the second part, read-only data, is
// changed: no instruction changes, so only the check can notice.
package main

import (
	"debug/elf"
	"encoding/binary"
	"fmt"
	"os"
)

func main() {
	name := os.Args[1]
	file, err := elf.Open(name)
	if err != nil {
		panic(err)
	}
	info, err := file.Section(".go.fipsinfo").Data()
	if err != nil {
		panic(err)
	}
	const firstPair = 16 + 32 + 8
	address := binary.LittleEndian.Uint64(info[firstPair+16:])
	for _, segment := range file.Progs {
		if segment.Type == elf.PT_LOAD && address >= segment.Vaddr && address < segment.Vaddr+segment.Filesz {
			flip(name, int64(address-segment.Vaddr+segment.Off))
			return
		}
	}
	panic(fmt.Sprintf("%#x is in no segment", address))
}

func flip(name string, at int64) {
	file, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		panic(err)
	}
	one := make([]byte, 1)
	if _, err := file.ReadAt(one, at); err != nil {
		panic(err)
	}
	one[0] ^= 1
	if _, err := file.WriteAt(one, at); err != nil {
		panic(err)
	}
	if err := file.Close(); err != nil {
		panic(err)
	}
}
