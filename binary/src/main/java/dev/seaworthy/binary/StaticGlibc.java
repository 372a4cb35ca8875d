package dev.seaworthy.binary;

import java.util.Optional;

/**
 * What a program with the GNU C library linked into it still asks of that library's shared parts.
 *
 * @param version the library's version, such as {@code 2.36}; empty when it is not known
 * @param nameServiceSwitch whether it has the code that looks up users, groups and hosts by {@code nsswitch.conf}: it
 *     loads libraries, which must be of the same version
 * @param evidence where that was read, for people
 */
public record StaticGlibc(Optional<String> version, boolean nameServiceSwitch, String evidence) {}
