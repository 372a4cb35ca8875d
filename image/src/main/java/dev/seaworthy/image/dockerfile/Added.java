package dev.seaworthy.image.dockerfile;

import dev.seaworthy.target.root.RootView;

/** What an instruction puts at a path. */
sealed interface Added {
    /** A directory, with whatever was in it before. */
    record Directory(RootView.Attributes attributes) implements Added {}

    /** A file of which the text is known. */
    record Text(String text, boolean executable) implements Added {}

    /** A file that is certainly there; what is in it is not known, and why. */
    record Present(String why, boolean executable) implements Added {}

    /** A bundle of certificates that a package brings: how many is not known. */
    record Bundle(String why) implements Added {}

    /** A symbolic link. */
    record Link(String target) implements Added {}

    /** A file or a tree as it is at a path of another root, links followed. */
    record Copied(RootView from, String path) implements Added {}

    /** A tree of which nothing is known, and why. */
    record Anything(String why) implements Added {}

    /** Nothing any more. */
    record Removed(String why) implements Added {}
}
