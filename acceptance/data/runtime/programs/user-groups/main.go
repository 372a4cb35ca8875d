// user-groups asks which groups root is in, without looking root up.
package main

import (
	"os/user"

	"example.org/needs/say"
)

func main() {
	_, err := (&user.User{Uid: "0", Gid: "0", Username: "root"}).GroupIds()
	say.Either(err, "found")
}
