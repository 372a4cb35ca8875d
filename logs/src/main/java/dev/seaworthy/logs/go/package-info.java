/** What Go programs and their loggers write: stack traces, and the habits of slog, zap, zerolog, logrus. */
@NullMarked
package dev.seaworthy.logs.go;

import org.jspecify.annotations.NullMarked;
