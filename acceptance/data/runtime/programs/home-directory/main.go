// home-directory asks where its home is.
package main

import (
	"os"

	"example.org/needs/say"
)

func main() {
	_, err := os.UserHomeDir()
	say.Either(err, "told")
}
