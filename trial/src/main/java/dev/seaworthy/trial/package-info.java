/**
 * Runs a binary in the root of a target and says what happened, beside what had been foretold. This is the only part of the
 * project that executes a judged binary. The caller names the root, the limits and the {@link
 * dev.seaworthy.trial.sandbox.Runner}; {@link dev.seaworthy.trial.Trial} starts, watches and stops it, and leaves no process,
 * file or mount behind.
 */
@org.jspecify.annotations.NullMarked
package dev.seaworthy.trial;
