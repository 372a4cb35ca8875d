package dev.seaworthy.target.loader;

import dev.seaworthy.elf.DynamicObject;
import java.util.Optional;

/**
 * A program to be loaded.
 *
 * @param path where it lies in the target; {@code $ORIGIN} is the directory of this
 * @param interpreter its PT_INTERP
 * @param object what the loader sees of it
 * @param libraryPath the value of LD_LIBRARY_PATH in its environment
 */
public record Program(String path, String interpreter, DynamicObject object, Optional<String> libraryPath) {}
