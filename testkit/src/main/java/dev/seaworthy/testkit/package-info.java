/** Builders of tiny inputs and the golden-file helper, for tests only. */
@NullMarked
package dev.seaworthy.testkit;

import org.jspecify.annotations.NullMarked;
