/** Files for systemd. */
@NullMarked
package dev.seaworthy.bundle.systemd;

import org.jspecify.annotations.NullMarked;
