// mime-docx asks for the type of an extension that only newer releases of Go know without any file.
package main

import (
	"mime"

	"example.org/needs/say"
)

func main() {
	if mime.TypeByExtension(".docx") == "" {
		say.Gap("the type of .docx is not known")
	}
	say.OK("known")
}
