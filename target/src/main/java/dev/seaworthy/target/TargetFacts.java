package dev.seaworthy.target;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.root.RootView;
import java.util.Optional;

/**
 * What is known of a Linux on which a binary is to run.
 *
 * @param name as the user named it
 * @param architecture of its programs; empty when it holds none, so that every architecture is as good
 * @param distribution whose Linux it is
 * @param cLibrary its C library
 * @param provenance where these facts come from
 * @param root its file system
 */
public record TargetFacts(
        String name,
        Optional<Architecture> architecture,
        Distribution distribution,
        CLibrary cLibrary,
        Provenance provenance,
        RootView root) {}
