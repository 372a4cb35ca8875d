/** Audits a Linux for a service: system, names, network, users, permissions, units. */
module dev.seaworthy.host {
    requires transitive dev.seaworthy.verdict;
    requires org.snakeyaml.engine;
    requires static transitive org.jspecify;

    exports dev.seaworthy.host;
    exports dev.seaworthy.host.dns;
    exports dev.seaworthy.host.unit;
}
