// host-local looks up localhost, which stands in the hosts file that a container engine writes.
package main

import (
	"net"

	"example.org/needs/say"
)

func main() {
	_, err := net.LookupHost("localhost")
	say.Either(err, "found")
}
