/** Turns a binary and a service description into the files of its deployment. */
module dev.seaworthy.bundle {
    requires transitive dev.seaworthy.image;
    requires transitive dev.seaworthy.verdict;
    requires org.snakeyaml.engine;
    requires static transitive org.jspecify;

    exports dev.seaworthy.bundle;
    exports dev.seaworthy.bundle.toolchain;
    exports dev.seaworthy.bundle.description;
    exports dev.seaworthy.bundle.docker;
    exports dev.seaworthy.bundle.draft;
}
