/** Secrets and personal data in text: finding and masking them. */
@NullMarked
package dev.seaworthy.logs.leak;

import org.jspecify.annotations.NullMarked;
