package main

import (
	"log/slog"
	"os"
	"strings"
)

func contract() {
	CONFIGURATION
}

func main() {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stdout, nil)))
	if len(os.Args) > 1 {
		contract()
	}
	for i := 0; i < 25; i++ {
		slog.Info("request served", "status", 200, "trace_id", "4bf92f3577b34da6a3ce929d0e0e4736")
		slog.Warn("retrying", "attempt", i, "reason", strings.ToLower("Connection refused"))
		slog.Error("order refused", slog.Group("order", "id", i, "message", "too many"))
	}
}
