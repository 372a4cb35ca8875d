package dev.seaworthy.verdict;

import dev.seaworthy.binary.PluginPair;

/**
 * A Go plugin that a binary is to load.
 *
 * @param shownAs its path, as the user gave it
 * @param pair how it fits the binary
 */
public record Plugin(String shownAs, PluginPair pair) {}
