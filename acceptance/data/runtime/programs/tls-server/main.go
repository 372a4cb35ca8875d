// tls-server serves TLS and never verifies anybody's certificate.
package main

import (
	"crypto/tls"

	"example.org/needs/authority"
	"example.org/needs/say"
)

func main() {
	listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{authority.Server()}})
	if err != nil {
		say.Gap(err.Error())
	}
	say.Either(listener.Close(), "listened")
}
