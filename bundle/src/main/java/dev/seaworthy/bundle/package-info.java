/** Bundles: the files of a deployment, and who makes them. */
@NullMarked
package dev.seaworthy.bundle;

import org.jspecify.annotations.NullMarked;
