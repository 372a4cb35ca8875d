/** From the line that a service writes to the dashboard: who reads it, who keeps it, and what becomes of its fields. */
@NullMarked
package dev.seaworthy.bundle.logging;

import org.jspecify.annotations.NullMarked;
