// exec-git runs git.
package main

import (
	"os/exec"

	"example.org/needs/say"
)

func main() { say.Either(exec.Command("git", "--version").Run(), "ran") }
