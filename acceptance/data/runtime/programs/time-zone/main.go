// time-zone loads a time zone by its name.
package main

import (
	"time"

	"example.org/needs/say"
)

func main() {
	_, err := time.LoadLocation("Europe/Paris")
	say.Either(err, "loaded")
}
