// tls-client-own-roots is a client that trusts one authority, which it brings along, and never asks the system.
package main

import (
	"crypto/tls"
	"crypto/x509"

	"example.org/needs/authority"
	"example.org/needs/say"
)

func main() {
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(authority.PEM())
	client := tls.Client(authority.Connect(), &tls.Config{ServerName: authority.Host, RootCAs: pool})
	say.Either(client.Handshake(), "hands shaken")
}
