// time-zone-embedded brings the time zones along.
package main

import (
	"time"
	_ "time/tzdata"

	"example.org/needs/say"
)

func main() {
	_, err := time.LoadLocation("Europe/Paris")
	say.Either(err, "loaded")
}
