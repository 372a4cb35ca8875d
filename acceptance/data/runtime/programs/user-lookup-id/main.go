// user-lookup-id looks up the user that it runs as by number.
package main

import (
	"os"
	"os/user"
	"strconv"

	"example.org/needs/say"
)

func main() {
	_, err := user.LookupId(strconv.Itoa(os.Getuid()))
	say.Either(err, "found")
}
