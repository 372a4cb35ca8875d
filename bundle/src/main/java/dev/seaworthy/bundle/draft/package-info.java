/** The first description of a service, as far as its binary tells it. */
@NullMarked
package dev.seaworthy.bundle.draft;

import org.jspecify.annotations.NullMarked;
