/**
 * Writes YAML and JSON: ordered maps, lists, comments above keys, and quotes where any reader could take a text for
 * something else. Reading is not here.
 */
@NullMarked
package dev.seaworthy.bundle.yaml;

import org.jspecify.annotations.NullMarked;
