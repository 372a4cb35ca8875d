/** Rules, findings, verdicts and remedies. */
module dev.seaworthy.verdict {
    requires transitive dev.seaworthy.binary;
    requires transitive dev.seaworthy.target;
    requires static transitive org.jspecify;

    exports dev.seaworthy.verdict;
    exports dev.seaworthy.verdict.dns;
    exports dev.seaworthy.verdict.plan;
    exports dev.seaworthy.verdict.remedy;
}
