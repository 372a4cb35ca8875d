/** Views of a root file system: what lies at a path, without ever leaving the root. */
@NullMarked
package dev.seaworthy.target.root;

import org.jspecify.annotations.NullMarked;
