// user-current asks who it runs as.
package main

import (
	"os/user"

	"example.org/needs/say"
)

func main() {
	_, err := user.Current()
	say.Either(err, "found")
}
