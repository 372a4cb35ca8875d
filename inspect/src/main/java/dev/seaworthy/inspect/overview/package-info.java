/** A binary on one page. */
@org.jspecify.annotations.NullMarked
package dev.seaworthy.inspect.overview;
