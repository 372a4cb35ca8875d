// certificate-verify verifies a certificate against the system's trust store, without TLS.
package main

import (
	"crypto/x509"

	"example.org/needs/authority"
	"example.org/needs/say"
)

func main() {
	certificate, err := x509.ParseCertificate(authority.Server().Certificate[0])
	if err != nil {
		panic(err)
	}
	_, err = certificate.Verify(x509.VerifyOptions{DNSName: authority.Host})
	say.Either(err, "verified")
}
