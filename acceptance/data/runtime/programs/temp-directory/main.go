// temp-directory makes a temporary directory.
package main

import (
	"io/ioutil"

	"example.org/needs/say"
)

func main() {
	_, err := ioutil.TempDir("", "laboratory-")
	say.Either(err, "made")
}
