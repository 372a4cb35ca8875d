/**
 * Root file systems built in memory while archives and layers stream by. Nothing is unpacked: names and attributes of all
 * files are kept in a compact index, and of their contents only what decides about loading and running.
 */
@NullMarked
package dev.seaworthy.image.layers;

import org.jspecify.annotations.NullMarked;
