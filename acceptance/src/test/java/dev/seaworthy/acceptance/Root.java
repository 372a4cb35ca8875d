package dev.seaworthy.acceptance;

import java.nio.file.Path;

/** A root directory in which binaries are tried. */
record Root(String name, Path directory) {}
