// plugin-open opens a plugin that is not there. A program that could load plugins says so; one that cannot says something
// else, which it would also say of a plugin that is there.
package main

import (
	"plugin"
	"strings"

	"example.org/needs/say"
)

func main() {
	_, err := plugin.Open("/opt/none/plugin.so")
	if err != nil && strings.Contains(err.Error(), "realpath failed") {
		say.OK("would have been loaded")
	}
	say.Gap(err.Error())
}
