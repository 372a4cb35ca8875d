package dev.seaworthy.verdict.remedy;

/** Something that a binary needs of a Linux and that a package may bring. */
public sealed interface Thing {
    /** The key under which package lists have it. */
    String key();

    /**
     * A shared library.
     *
     * @param soname as in DT_NEEDED: {@code libsqlite3.so.0}
     * @param is64 whether a 64-bit build of it is needed; rpm tells the two apart by name
     */
    record Library(String soname, boolean is64) implements Thing {
        @Override
        public String key() {
            return soname;
        }
    }

    /**
     * A dynamic loader.
     *
     * @param path as in PT_INTERP: {@code /lib64/ld-linux-x86-64.so.2}
     */
    record Interpreter(String path) implements Thing {
        @Override
        public String key() {
            return path;
        }
    }

    /**
     * A file or directory that is read at run time.
     *
     * @param path its absolute path: {@code /etc/services}. Any file below {@code /usr/share/zoneinfo} counts as that
     *     directory, and any place where a distribution keeps CA certificates as {@link #CERTIFICATES}.
     */
    record File(String path) implements Thing {
        /** The bundle of CA certificates, wherever a distribution keeps it. */
        public static final File CERTIFICATES = new File("/etc/ssl/certs/ca-certificates.crt");
        /** The time zone database. */
        public static final File TIME_ZONES = new File("/usr/share/zoneinfo");

        @Override
        public String key() {
            return path;
        }
    }

    /**
     * A program that is started by name.
     *
     * @param name as it is looked up in PATH: {@code git}
     */
    record Program(String name) implements Thing {
        @Override
        public String key() {
            return name;
        }
    }
}
