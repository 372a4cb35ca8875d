/** How names are resolved on a host: its files, its caches, and, when asked for, its name servers by experiment. */
@NullMarked
package dev.seaworthy.host.dns;

import org.jspecify.annotations.NullMarked;
