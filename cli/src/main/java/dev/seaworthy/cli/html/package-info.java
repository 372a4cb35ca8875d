/** HTML and pictures in SVG: a writer that escapes all that it is given, and layouts. */
@NullMarked
package dev.seaworthy.cli.html;

import org.jspecify.annotations.NullMarked;
