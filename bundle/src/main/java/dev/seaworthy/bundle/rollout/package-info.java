/** How a new version takes over, and how long that takes. */
@NullMarked
package dev.seaworthy.bundle.rollout;

import org.jspecify.annotations.NullMarked;
