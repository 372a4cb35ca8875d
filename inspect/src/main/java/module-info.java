/** What is in a binary, for people to look at. */
module dev.seaworthy.inspect {
    requires transitive dev.seaworthy.binary;
    requires transitive dev.seaworthy.target;
    requires static transitive org.jspecify;

    exports dev.seaworthy.inspect.difference;
    exports dev.seaworthy.inspect.graph;
    exports dev.seaworthy.inspect.hardening;
    exports dev.seaworthy.inspect.libraries;
    exports dev.seaworthy.inspect.needs;
    exports dev.seaworthy.inspect.overview;
    exports dev.seaworthy.inspect.sbom;
    exports dev.seaworthy.inspect.size;
    exports dev.seaworthy.inspect.start;
    exports dev.seaworthy.inspect.symbols;
}
