/** The system that a service runs on: distribution, C library, limits, kernel settings, mounts, time, resources. */
@NullMarked
package dev.seaworthy.host.system;

import org.jspecify.annotations.NullMarked;
