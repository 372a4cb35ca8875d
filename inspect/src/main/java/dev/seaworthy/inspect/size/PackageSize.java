package dev.seaworthy.inspect.size;

/**
 * What a package brings into a file.
 *
 * @param path its import path; empty for code that is of no Go package: C, assembly of the C library, start code
 * @param module the module that it is of: its path, {@code std} for the standard library; empty when that is not known
 * @param code bytes of machine code, with the padding behind each function
 * @param data bytes of constants and variables in the file; 0 when there is no symbol table to tell them
 * @param functions how many functions have code of their own
 */
public record PackageSize(String path, String module, long code, long data, int functions) {
    /** All that is known of it. */
    public long bytes() {
        return code + data;
    }
}
