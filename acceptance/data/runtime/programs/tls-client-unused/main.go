// tls-client-unused has a client that only --connect starts: linked, and on the ordinary way never reached.
package main

import (
	"crypto/tls"
	"os"

	"example.org/needs/authority"
	"example.org/needs/say"
)

func main() {
	if len(os.Args) < 2 || os.Args[1] != "--connect" {
		say.OK("nothing to do")
	}
	client := tls.Client(authority.Connect(), &tls.Config{ServerName: authority.Host})
	say.Either(client.Handshake(), "hands shaken")
}
