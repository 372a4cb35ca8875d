/**
 * What the last stage of a Dockerfile will be, without building it: its base image and what its instructions change. What
 * cannot be followed is said, and from there on nothing counts as missing that it might have brought.
 */
@NullMarked
package dev.seaworthy.image.dockerfile;

import org.jspecify.annotations.NullMarked;
