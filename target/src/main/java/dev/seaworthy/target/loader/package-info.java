/** What the dynamic loaders of glibc and musl would do with a program in a root, by their own rules. */
@NullMarked
package dev.seaworthy.target.loader;

import org.jspecify.annotations.NullMarked;
