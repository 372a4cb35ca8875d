//go:build go1.20
// +build go1.20

// certificate-fallback brings trusted roots of its own for the case that the system has none, as the package
// golang.org/x/crypto/x509roots/fallback does for whoever imports it.
package main

import (
	"crypto/x509"

	"example.org/needs/authority"
	"example.org/needs/say"
)

func main() {
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(authority.PEM())
	x509.SetFallbackRoots(pool)
	certificate, err := x509.ParseCertificate(authority.Server().Certificate[0])
	if err != nil {
		panic(err)
	}
	_, err = certificate.Verify(x509.VerifyOptions{DNSName: authority.Host})
	say.Either(err, "verified")
}
