package dev.seaworthy.host.unit;

/**
 * One assignment of a unit.
 *
 * @param file the file in which it stands
 * @param number its line there, from 1; the first one when it goes on
 * @param section without brackets
 * @param key before the equals sign
 * @param value behind it, continuation lines joined
 */
public record UnitLine(String file, int number, String section, String key, String value) {
    /** Where it stands, as systemd writes it. */
    String place() {
        return file + ":" + number;
    }
}
