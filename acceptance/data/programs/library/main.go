// library is what others load: with -buildmode=c-shared a shared library, with -buildmode=plugin a plugin.
package main

import "C"

import (
	"net"
	"os/user"
)

//export Answer
func Answer() C.int {
	_, _ = net.LookupHost("localhost")
	_, _ = user.Current()
	return 42
}

func main() {}
