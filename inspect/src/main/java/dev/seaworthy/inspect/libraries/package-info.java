/** Which libraries a binary gets on a target, where each is found and which versions are needed of it. */
@NullMarked
package dev.seaworthy.inspect.libraries;

import org.jspecify.annotations.NullMarked;
