/**
 * Questions that one process asks another, and what it is told: one JSON object on a line for each, over a pair of streams or
 * a socket of this machine.
 */
@org.jspecify.annotations.NullMarked
package dev.seaworthy.cli.serve;
