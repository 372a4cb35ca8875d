package dev.seaworthy.binary;

/** The C library that an executable was linked with. */
public enum CLibrary {
    /** The GNU C library, loaded at start. */
    GLIBC,
    /** musl, loaded at start. */
    MUSL,
    /** uClibc or uClibc-ng, loaded at start. */
    UCLIBC,
    /** The GNU C library, linked into the file. */
    STATIC_GLIBC,
    /** musl, linked into the file. */
    STATIC_MUSL,
    /** None: the program makes its system calls itself, as Go does. An interpreter may still be asked for. */
    NONE,
    /** There is one, or there may be one, but it cannot be told which. */
    UNKNOWN
}
