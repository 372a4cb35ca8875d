// Package say prints the one line that each program of the laboratory prints, and ends it.
package say

import "os"

// OK says that what the program asks of Linux is there.
func OK(detail string) {
	os.Stdout.WriteString("ok " + detail + "\n")
	os.Exit(0)
}

// Gap says that it is not, in the words of the error that a service would have logged.
func Gap(text string) {
	os.Stdout.WriteString("gap " + text + "\n")
	os.Exit(1)
}

// Either says OK, or Gap if there is an error.
func Either(err error, detail string) {
	if err != nil {
		Gap(err.Error())
	}
	OK(detail)
}
