// http-server serves HTTPS and calls nobody.
package main

import (
	"crypto/tls"
	"net"
	"net/http"

	"example.org/needs/authority"
	"example.org/needs/say"
)

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		say.Gap(err.Error())
	}
	server := &http.Server{TLSConfig: &tls.Config{Certificates: []tls.Certificate{authority.Server()}}}
	done := make(chan error)
	go func() { done <- server.ServeTLS(listener, "", "") }()
	_ = server.Close()
	if err := <-done; err != http.ErrServerClosed {
		say.Gap(err.Error())
	}
	say.OK("served")
}
