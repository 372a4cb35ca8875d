// served runs a program of somebody else's with a server at hand that answers to every name:
//
//	served NAME[,NAME…] PROGRAM [ARGUMENT…]
//
// The names are put into /etc/hosts, so it must run as root. The server shows a certificate of the laboratory's authority
// for whatever name it is asked for, and answers every request with 404.
package main

import (
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"

	"example.org/needs/authority"
)

func main() {
	for _, name := range strings.Split(os.Args[1], ",") {
		must(addHost(name))
	}
	listener, err := net.Listen("tcp", "127.0.0.1:443")
	must(err)
	server := &http.Server{
		Handler: http.NotFoundHandler(),
		TLSConfig: &tls.Config{GetCertificate: func(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
			certificate := authority.ServerFor(hello.ServerName)
			return &certificate, nil
		}},
	}
	go func() { _ = server.ServeTLS(listener, "", "") }()

	command := exec.Command(os.Args[2], os.Args[3:]...)
	command.Stdout = os.Stdout
	command.Stderr = os.Stderr
	if err := command.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "served:", err)
		os.Exit(1)
	}
}

func addHost(name string) error {
	hosts, err := os.OpenFile("/etc/hosts", os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer hosts.Close()
	_, err = fmt.Fprintf(hosts, "127.0.0.1\t%s\n", name)
	return err
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "served:", err)
		os.Exit(2)
	}
}
