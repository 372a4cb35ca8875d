package dev.seaworthy.image.dockerfile;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Users and groups that a command adds: useradd(8), groupadd(8), Debian's adduser(8) and BusyBox's. What a command does not
 * say (the number, mostly) is chosen as those programs choose it only where that is the same everywhere; otherwise unknown.
 */
final class Accounts {
    private static final Set<String> WITH_VALUE = Set.of(
            "-u",
            "--uid",
            "-g",
            "--gid",
            "-G",
            "--groups",
            "-d",
            "--home",
            "--home-dir",
            "-h",
            "-s",
            "--shell",
            "-c",
            "--comment",
            "--gecos",
            "-k",
            "--skel",
            "--ingroup",
            "-b",
            "--base-dir",
            "-K",
            "--key",
            "-p",
            "--password");

    private Accounts() {}

    /**
     * A user that is added.
     *
     * @param name its name
     * @param number its number when the command says it
     * @param home its home directory when the command says it
     */
    record User(String name, OptionalInt number, Optional<String> home) {}

    /** The user that a command adds; empty when it adds none, or in a way that is not understood. */
    static Optional<User> user(List<String> words) {
        if (!Set.of("useradd", "adduser").contains(words.getFirst())) {
            return Optional.empty();
        }
        boolean busyBox = words.getFirst().equals("adduser");
        OptionalInt number = OptionalInt.empty();
        Optional<String> home = Optional.empty();
        Optional<String> name = Optional.empty();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String option = equals > 0 ? word.substring(0, equals) : word;
            boolean takesNext = equals < 0 && WITH_VALUE.contains(option) && i + 1 < words.size();
            String value = equals > 0 ? word.substring(equals + 1) : takesNext ? words.get(i + 1) : "";
            if (option.equals("-u") || option.equals("--uid")) {
                number = whole(value);
            } else if (Set.of("-d", "--home", "--home-dir").contains(option) || (busyBox && option.equals("-h"))) {
                home = Optional.of(value);
            } else if (!word.startsWith("-")) {
                // BusyBox: "adduser USER GROUP" adds a user to a group; the first word is the user in both.
                name = name.isEmpty() ? Optional.of(word) : name;
            }
            i += takesNext ? 1 : 0;
        }
        OptionalInt said = number;
        Optional<String> place = home;
        return name.map(known -> new User(known, said, place));
    }

    private static OptionalInt whole(String text) {
        boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(Character::isDigit);
        return digits ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
