// tls-client shakes hands with a server whose certificate the system's trust store has to vouch for.
package main

import (
	"crypto/tls"

	"example.org/needs/authority"
	"example.org/needs/say"
)

func main() {
	client := tls.Client(authority.Connect(), &tls.Config{ServerName: authority.Host})
	say.Either(client.Handshake(), "hands shaken")
}
