// A worker: it has no ports, writes a line for each piece of work, and tells systemd when it is ready.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/coreos/go-systemd/daemon"
)

func main() {
	end := make(chan os.Signal, 1)
	signal.Notify(end, syscall.SIGTERM)
	if _, err := daemon.SdNotify(false, daemon.SdNotifyReady); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for {
		select {
		case <-end:
			return
		case now := <-time.After(200 * time.Millisecond):
			fmt.Printf("{\"@timestamp\":%q,\"log.level\":\"info\",\"message\":\"letters sent\"}\n", now.UTC().Format(time.RFC3339Nano))
		}
	}
}
