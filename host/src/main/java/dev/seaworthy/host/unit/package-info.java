/** Units of systemd: read with their drop-ins as systemd reads them, and judged for a Go service. */
@NullMarked
package dev.seaworthy.host.unit;

import org.jspecify.annotations.NullMarked;
