/** How a binary is started, from the system call to {@code main.main}, with the addresses that its bytes have. */
@NullMarked
package dev.seaworthy.inspect.start;

import org.jspecify.annotations.NullMarked;
