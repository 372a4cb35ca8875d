/** The built-in catalogue of common targets, and the files in which the facts about a target are kept. */
@NullMarked
package dev.seaworthy.target.catalogue;

import org.jspecify.annotations.NullMarked;
