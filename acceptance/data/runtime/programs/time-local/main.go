// time-local tells the local time, which is TZ's, else that of /etc/localtime, else UTC.
package main

import (
	"os"
	"time"

	"example.org/needs/say"
)

func main() {
	_, offset := time.Date(2026, 7, 1, 0, 0, 0, 0, time.Local).Zone()
	if zone := os.Getenv("TZ"); zone == "Europe/Paris" && offset != 2*60*60 {
		say.Gap("local time is UTC although TZ is " + zone)
	}
	say.OK("local time is what was asked for")
}
