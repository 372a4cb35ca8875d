/** Reads JSON of strangers: small, bounded, without reflection. */
@NullMarked
package dev.seaworthy.image.json;

import org.jspecify.annotations.NullMarked;
