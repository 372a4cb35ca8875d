package main

import (
	"os"

	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

func contract() *zap.Logger {
	CONFIGURATION
	if err != nil {
		panic(err)
	}
	return logger
}

func main() {
	config := zap.NewProductionConfig()
	config.OutputPaths = []string{"stdout"}
	config.EncoderConfig.EncodeDuration = zapcore.StringDurationEncoder
	logger, err := config.Build()
	if err != nil {
		panic(err)
	}
	if len(os.Args) > 1 {
		logger = contract()
	}
	for i := 0; i < 25; i++ {
		logger.Info("request served", zap.Int("status", 200), zap.String("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736"))
		logger.Warn("retrying", zap.Int("attempt", i))
		logger.Error("order refused", zap.Int("order", i))
	}
}
