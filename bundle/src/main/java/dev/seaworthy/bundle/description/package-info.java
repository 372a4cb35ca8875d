/** The service description, seaworthy.yaml. */
@NullMarked
package dev.seaworthy.bundle.description;

import org.jspecify.annotations.NullMarked;
