// Package authority is the laboratory's certificate authority. Its key comes from a fixed seed, so that no private key
// needs to be kept: whoever has this source is the authority, and nobody else trusts it.
package authority

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"time"
)

// Host is what the certificates of servers are made out to.
const Host = "service.laboratory.example"

var key = ed25519.NewKeyFromSeed([]byte("the laboratory's own authority.."))

func root() *x509.Certificate {
	return &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: "Laboratory Root"},
		NotBefore:             time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC),
		NotAfter:              time.Date(2120, 1, 1, 0, 0, 0, 0, time.UTC),
		IsCA:                  true,
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageCertSign,
		SubjectKeyId:          []byte("laboratory"),
	}
}

// DER is the certificate of the authority, the same bytes every time.
func DER() []byte {
	der, err := x509.CreateCertificate(rand.Reader, root(), root(), key.Public(), key)
	if err != nil {
		panic(err)
	}
	return der
}

// PEM is the same as text, as it stands in the trust stores of some of the laboratory's roots.
func PEM() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: DER()})
}

// Server is a certificate for Host, signed by the authority.
func Server() tls.Certificate { return ServerFor(Host) }

// ServerFor is a certificate for another host.
func ServerFor(name string) tls.Certificate {
	template := &x509.Certificate{
		SerialNumber: big.NewInt(2),
		Subject:      pkix.Name{CommonName: name},
		DNSNames:     []string{name},
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(time.Hour),
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, root(), key.Public(), key)
	if err != nil {
		panic(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}
