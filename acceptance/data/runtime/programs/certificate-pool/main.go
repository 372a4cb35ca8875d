// certificate-pool asks for a copy of the system's trust store and counts what is in it.
package main

import (
	"crypto/x509"

	"example.org/needs/say"
)

func main() {
	pool, err := x509.SystemCertPool()
	if err != nil {
		say.Gap(err.Error())
	}
	if len(pool.Subjects()) == 0 {
		say.Gap("the system's pool is empty")
	}
	say.OK("the system's pool has certificates")
}
