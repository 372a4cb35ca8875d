/** What a Linux has to offer to a binary. */
module dev.seaworthy.target {
    requires transitive dev.seaworthy.elf;
    requires static transitive org.jspecify;
}
