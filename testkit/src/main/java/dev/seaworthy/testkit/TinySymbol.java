package dev.seaworthy.testkit;

import java.util.Optional;

/**
 * A dynamic symbol of a {@link TinyElf}. {@code TinyElf.imports} and {@code exports} make the usual ones; start here for
 * the unusual ones: {@code TinySymbol.imported("errno").version("GLIBC_PRIVATE").type(TinySymbol.TLS).used(Use.DATA)}.
 *
 * @param name its name
 * @param defined whether this file defines it
 * @param version the version that it is needed or defined in
 * @param library of which library a needed version is asked, where two have one of this name
 * @param hidden whether a definition is only found by asking for its version
 * @param binding {@code STB_…}: 0 local, 1 global, 2 weak, 10 unique
 * @param type {@code STT_…}, see the constants
 * @param visibility {@code STV_…}: 0 default, 2 hidden, 3 protected
 * @param use the relocation that names it
 */
public record TinySymbol(
        String name,
        boolean defined,
        Optional<String> version,
        Optional<String> library,
        boolean hidden,
        int binding,
        int type,
        int visibility,
        Use use) {
    public static final int UNTYPED = 0;
    public static final int OBJECT = 1;
    public static final int FUNCTION = 2;
    public static final int TLS = 6;
    public static final int IFUNC = 10;

    /** How the file uses a symbol, and with that the relocation that names it. */
    public enum Use {
        /** No relocation: the loader never looks it up. */
        NOT_AT_ALL,
        /** A jump slot, which may be bound lazily. */
        CALL,
        /** A word that is filled in when the file is loaded. */
        DATA
    }

    /** A function that this file calls. */
    public static TinySymbol imported(String name) {
        return new TinySymbol(name, false, Optional.empty(), Optional.empty(), false, 1, FUNCTION, 0, Use.CALL);
    }

    /** A function that this file defines. */
    public static TinySymbol exported(String name) {
        return new TinySymbol(name, true, Optional.empty(), Optional.empty(), false, 1, FUNCTION, 0, Use.NOT_AT_ALL);
    }

    /** In this version. */
    public TinySymbol version(String wanted) {
        return new TinySymbol(name, defined, Optional.of(wanted), library, hidden, binding, type, visibility, use);
    }

    /** In this version of this library. */
    public TinySymbol version(String wantedLibrary, String wanted) {
        return new TinySymbol(
                name, defined, Optional.of(wanted), Optional.of(wantedLibrary), hidden, binding, type, visibility, use);
    }

    /** Only found by asking for its version: {@code name@VERSION} instead of {@code name@@VERSION}. */
    public TinySymbol old() {
        return new TinySymbol(name, defined, version, library, true, binding, type, visibility, use);
    }

    /** Allowed to stay unresolved, or to be overridden. */
    public TinySymbol weak() {
        return binding(2);
    }

    /** With this binding. */
    public TinySymbol binding(int wanted) {
        return new TinySymbol(name, defined, version, library, hidden, wanted, type, visibility, use);
    }

    /** Of this type. */
    public TinySymbol type(int wanted) {
        return new TinySymbol(name, defined, version, library, hidden, binding, wanted, visibility, use);
    }

    /** With this visibility. */
    public TinySymbol visibility(int wanted) {
        return new TinySymbol(name, defined, version, library, hidden, binding, type, wanted, use);
    }

    /** Used like this. */
    public TinySymbol used(Use wanted) {
        return new TinySymbol(name, defined, version, library, hidden, binding, type, visibility, wanted);
    }
}
