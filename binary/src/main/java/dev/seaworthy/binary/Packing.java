package dev.seaworthy.binary;

import java.util.Optional;

/**
 * A packer that compressed the executable; at start it unpacks the program into memory.
 *
 * @param packer its name, such as {@code UPX}
 * @param version its version, when the file says so
 * @param offset where in the file it was recognised
 */
public record Packing(String packer, Optional<String> version, long offset) {}
