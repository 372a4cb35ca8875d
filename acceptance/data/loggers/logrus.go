package main

import (
	"os"
	"time"

	"github.com/sirupsen/logrus"
)

func contract() *logrus.Entry {
	CONFIGURATION
	return logger
}

func main() {
	logrus.SetOutput(os.Stdout)
	logrus.SetFormatter(&logrus.JSONFormatter{})
	logger := logrus.WithFields(nil)
	if len(os.Args) > 1 {
		logger = contract()
	}
	for i := 0; i < 25; i++ {
		logger.WithField("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736").Info("request served")
		logger.WithField("waited", time.Duration(i)*time.Millisecond).Warn("retrying")
		logger.WithField("order", i).Error("order refused")
	}
}
