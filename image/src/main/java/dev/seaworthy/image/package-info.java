/**
 * Root file systems that do not lie in a directory: archives, images, registries, Dockerfiles. Whatever needs a library for
 * a format or a protocol is here, so that no other target has to load it.
 */
@NullMarked
package dev.seaworthy.image;

import org.jspecify.annotations.NullMarked;
