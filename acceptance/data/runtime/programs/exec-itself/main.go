// exec-itself runs its own file again, which is always there.
package main

import (
	"os"
	"os/exec"

	"example.org/needs/say"
)

func main() {
	if len(os.Args) == 2 && os.Args[1] == "again" {
		os.Exit(0)
	}
	say.Either(exec.Command("/proc/self/exe", "again").Run(), "ran")
}
