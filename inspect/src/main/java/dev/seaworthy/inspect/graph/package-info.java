/** The chain of what a binary depends on: packages, libraries, loader, C library, kernel; and pictures of it. */
@NullMarked
package dev.seaworthy.inspect.graph;

import org.jspecify.annotations.NullMarked;
