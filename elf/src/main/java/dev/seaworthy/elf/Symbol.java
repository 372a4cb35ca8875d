package dev.seaworthy.elf;

/**
 * A symbol (gABI 4, "Symbol Table").
 *
 * @param name its name, empty for section symbols
 * @param value an address; for undefined symbols usually 0
 * @param size bytes, 0 when unknown
 * @param info {@code st_info}: binding and type
 * @param other {@code st_other}: visibility
 * @param section {@code st_shndx}: the section it is defined in, 0 when it is undefined here
 */
public record Symbol(String name, long value, long size, int info, int other, int section) {
    public static final int BIND_LOCAL = 0;
    public static final int BIND_GLOBAL = 1;
    public static final int BIND_WEAK = 2;
    public static final int BIND_GNU_UNIQUE = 10;

    public static final int TYPE_NONE = 0;
    public static final int TYPE_OBJECT = 1;
    public static final int TYPE_FUNCTION = 2;
    public static final int TYPE_TLS = 6;
    public static final int TYPE_GNU_IFUNC = 10;

    public static final int SECTION_ABSOLUTE = 0xfff1;

    /** How it binds: {@link #BIND_GLOBAL}, {@link #BIND_WEAK}, … */
    public int binding() {
        return info >>> 4;
    }

    /** What it is: {@link #TYPE_FUNCTION}, {@link #TYPE_OBJECT}, … */
    public int type() {
        return info & 0xf;
    }

    /** Whether this file defines it. */
    public boolean defined() {
        return section != 0;
    }

    /** Whether it may stay unresolved. */
    public boolean weak() {
        return binding() == BIND_WEAK;
    }
}
