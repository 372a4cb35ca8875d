/** Watches a program from outside: what it prints, which processes it has, what they use, when it is ready. */
@org.jspecify.annotations.NullMarked
package dev.seaworthy.trial.watch;
