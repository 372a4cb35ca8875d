package main

import (
	"os"
	"time"

	"github.com/rs/zerolog"
)

func contract() zerolog.Logger {
	CONFIGURATION
	return logger
}

func main() {
	logger := zerolog.New(os.Stdout).With().Timestamp().Logger()
	if len(os.Args) > 1 {
		logger = contract()
	}
	for i := 0; i < 25; i++ {
		logger.Info().Int("status", 200).Str("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736").Msg("request served")
		logger.Warn().Dur("waited", time.Duration(i)*time.Millisecond).Msg("retrying")
		logger.Error().Int("order", i).Msg("order refused")
	}
}
