// mime-builtin asks for the type of an extension that every release of Go knows without any file.
package main

import (
	"mime"

	"example.org/needs/say"
)

func main() {
	if mime.TypeByExtension(".css") == "" {
		say.Gap("the type of .css is not known")
	}
	say.OK("known")
}
