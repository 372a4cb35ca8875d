// syslog sends a line to the daemon of the machine.
package main

import (
	"log/syslog"

	"example.org/needs/say"
)

func main() {
	writer, err := syslog.New(syslog.LOG_INFO, "laboratory")
	if err == nil {
		err = writer.Info("hello")
	}
	say.Either(err, "sent")
}
