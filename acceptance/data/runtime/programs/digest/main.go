// digest computes a digest with the cryptography of the standard library, which checks itself in FIPS mode.
package main

import (
	"crypto/sha256"
	"encoding/hex"

	"example.org/needs/say"
)

func main() {
	sum := sha256.Sum256([]byte("laboratory"))
	say.OK(hex.EncodeToString(sum[:4]))
}
