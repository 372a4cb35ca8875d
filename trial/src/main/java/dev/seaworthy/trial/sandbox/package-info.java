/**
 * Ways to run a program where it can do no harm. Each {@link dev.seaworthy.trial.sandbox.Runner} only makes a command line;
 * what all have in common (no capability, no new privileges, a filter of system calls, limits) is done by the {@link
 * dev.seaworthy.trial.sandbox.Launcher} that each of them starts inside.
 */
@org.jspecify.annotations.NullMarked
package dev.seaworthy.trial.sandbox;
