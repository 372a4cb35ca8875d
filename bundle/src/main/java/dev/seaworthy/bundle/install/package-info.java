/** How the files of a bundle get onto a Linux: an installer, and packages for package managers. */
@NullMarked
package dev.seaworthy.bundle.install;

import org.jspecify.annotations.NullMarked;
