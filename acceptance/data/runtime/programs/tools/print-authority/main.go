// print-authority prints the certificate of the laboratory's authority, for the trust stores of its roots.
package main

import (
	"os"

	"example.org/needs/authority"
)

func main() { os.Stdout.Write(authority.PEM()) }
