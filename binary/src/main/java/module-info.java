/** What an executable is and what it needs of Linux. */
module dev.seaworthy.binary {
    requires transitive dev.seaworthy.elf;
    requires static transitive org.jspecify;

    exports dev.seaworthy.binary;
}
