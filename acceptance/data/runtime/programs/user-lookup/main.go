// user-lookup looks up a user by name.
package main

import (
	"os/user"

	"example.org/needs/say"
)

func main() {
	_, err := user.Lookup("root")
	say.Either(err, "found")
}
