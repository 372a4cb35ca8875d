/** What an executable is and what it needs of Linux. */
@NullMarked
package dev.seaworthy.binary;

import org.jspecify.annotations.NullMarked;
