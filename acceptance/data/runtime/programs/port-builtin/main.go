// port-builtin asks for the port of a service that Go knows without any file.
package main

import (
	"net"

	"example.org/needs/say"
)

func main() {
	_, err := net.LookupPort("tcp", "https")
	say.Either(err, "found")
}
