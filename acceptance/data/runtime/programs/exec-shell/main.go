// exec-shell runs a command line by the shell.
package main

import (
	"os/exec"

	"example.org/needs/say"
)

func main() { say.Either(exec.Command("sh", "-c", "exit 0").Run(), "ran") }
