package dev.seaworthy.inspect.size;

import java.util.List;

/**
 * The bytes of a file that have one purpose.
 *
 * @param kind the purpose
 * @param bytes how many they are in the file
 * @param unpacked how many they are once compressed sections were unpacked; the same when none is compressed
 * @param sections the sections that they are in; empty for what is in none
 */
public record Part(Kind kind, long bytes, long unpacked, List<String> sections) {
    public Part {
        sections = List.copyOf(sections);
    }
}
