/** The {@code seaworthy} command. */
module dev.seaworthy.cli {
    requires dev.seaworthy.bundle;
    requires dev.seaworthy.host;
    requires dev.seaworthy.image;
    requires dev.seaworthy.inspect;
    requires dev.seaworthy.logs;
    requires dev.seaworthy.trial;
    requires dev.seaworthy.verdict;
    requires jdk.net;
    requires org.apache.commons.cli;
    requires static org.jspecify;
}
