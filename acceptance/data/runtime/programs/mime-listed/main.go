// mime-listed asks for the type of an extension that no release of Go knows without a file.
package main

import (
	"mime"

	"example.org/needs/say"
)

func main() {
	if mime.TypeByExtension(".odt") == "" {
		say.Gap("the type of .odt is not known")
	}
	say.OK("known")
}
