/**
 * Images that lie in a registry, read over the registry protocol (OCI distribution specification 1.1, {@code spec.md}) without
 * any engine. Only what a verdict needs is fetched, and only by reading: nothing is ever pushed.
 */
@NullMarked
package dev.seaworthy.image.registry;

import org.jspecify.annotations.NullMarked;
