/** What a Linux has to offer to a binary. */
module dev.seaworthy.target {
    requires transitive dev.seaworthy.elf;
    requires static transitive org.jspecify;

    exports dev.seaworthy.target;
    exports dev.seaworthy.target.catalogue;
    exports dev.seaworthy.target.loader;
    exports dev.seaworthy.target.root;
}
