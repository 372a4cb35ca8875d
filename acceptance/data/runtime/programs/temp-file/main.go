// temp-file makes a temporary file.
package main

import (
	"io/ioutil"

	"example.org/needs/say"
)

func main() {
	_, err := ioutil.TempFile("", "laboratory-")
	say.Either(err, "made")
}
