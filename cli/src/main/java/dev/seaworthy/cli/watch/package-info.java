/** Noticing that files changed, and telling what that changed of verdicts. */
@NullMarked
package dev.seaworthy.cli.watch;

import org.jspecify.annotations.NullMarked;
