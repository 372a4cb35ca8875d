package dev.seaworthy.trial;

import java.time.Duration;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one run showed.
 *
 * @param outcome what became of it
 * @param lasted from {@code execve} to its end, or until it was stopped
 * @param toReady from {@code execve} until it was ready; empty when it never was, or no sign was asked for
 * @param toMain from {@code execve} until the Go runtime had initialised the last package, after which it calls
 *     {@code main.main}; empty when the program did not say, see {@link Trial#TRACE_INITIALISATION}
 * @param peakMemory the most bytes that the program was seen to have resident; empty when it was gone before anybody could
 *     look
 * @param libraries the files that it was seen to have mapped as code, without itself
 * @param output the beginning and end of what it printed
 * @param errors the same of its standard error
 * @param refusedProcesses how often it could not have another process, when the kernel counts that
 */
public record Run(
        Outcome outcome,
        Duration lasted,
        Optional<Duration> toReady,
        Optional<Duration> toMain,
        OptionalLong peakMemory,
        NavigableSet<String> libraries,
        String output,
        String errors,
        OptionalLong refusedProcesses) {}
