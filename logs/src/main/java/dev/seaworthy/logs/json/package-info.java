/** A scanner for JSON that makes no objects: it checks a line and tells where its members and values are. */
@NullMarked
package dev.seaworthy.logs.json;

import org.jspecify.annotations.NullMarked;
