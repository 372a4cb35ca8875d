/** Reads ELF files. */
module dev.seaworthy.elf {
    requires static transitive org.jspecify;

    exports dev.seaworthy.elf;
}
