/** The laboratory: real binaries in real roots, what really happens, and whether the product foretold it. */
@NullMarked
package dev.seaworthy.acceptance;

import org.jspecify.annotations.NullMarked;
