/** What the rules mean, for people: their pages, and the way from an error text to a rule. */
@org.jspecify.annotations.NullMarked
package dev.seaworthy.cli.explain;
