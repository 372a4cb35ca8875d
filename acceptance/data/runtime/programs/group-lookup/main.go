// group-lookup looks up a group by name.
package main

import (
	"os/user"

	"example.org/needs/say"
)

func main() {
	_, err := user.LookupGroup("root")
	say.Either(err, "found")
}
