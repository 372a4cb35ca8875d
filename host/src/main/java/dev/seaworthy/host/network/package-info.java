/** Interfaces, addresses and where they come from, routes, and the ports that a service wants. */
@NullMarked
package dev.seaworthy.host.network;

import org.jspecify.annotations.NullMarked;
