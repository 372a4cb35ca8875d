/** Makes images without an engine: a layer on top of a base, the same bytes every time. */
@NullMarked
package dev.seaworthy.image.assembly;

import org.jspecify.annotations.NullMarked;
