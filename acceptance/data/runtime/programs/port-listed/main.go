// port-listed asks for the port of a service that only /etc/services knows.
package main

import (
	"net"

	"example.org/needs/say"
)

func main() {
	_, err := net.LookupPort("tcp", "postgresql")
	say.Either(err, "found")
}
