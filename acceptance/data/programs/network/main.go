// network uses the two packages that make Go link the C library when it may: net and os/user.
package main

import (
	"fmt"
	"net"
	"os/user"
)

func main() {
	_, errorOfLookup := net.LookupHost("localhost")
	_, errorOfUser := user.Current()
	fmt.Println("hello", errorOfLookup, errorOfUser)
}
