/** What an audit looks at and what it says. */
@NullMarked
package dev.seaworthy.host;

import org.jspecify.annotations.NullMarked;
