/** Lints streams of structured logs against a contract. */
module dev.seaworthy.logs {
    requires transitive dev.seaworthy.verdict;
    requires static transitive org.jspecify;

    exports dev.seaworthy.logs;
}
