package dev.seaworthy.host.users;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The access list of a file (acl(5)). The bits of the group in the mode of such a file are the mask: what users and groups that
 * are named, and the group, may have at most.
 *
 * @param users what named users may, by their numbers, before the mask
 * @param groups the same of named groups
 * @param group what the file's group may, before the mask
 * @param mask what they may have at most
 */
record AccessList(List<Entry> users, List<Entry> groups, int group, int mask) {
    AccessList {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
    }

    /**
     * A user or group that is named.
     *
     * @param id its number
     * @param bits 4 to read, 2 to write, 1 to execute
     */
    record Entry(int id, int bits) {}

    /** Reads what {@code getfacl --numeric} prints of a file: lines such as {@code user:990:r-x}. */
    static AccessList parse(List<String> lines) {
        List<Entry> users = new ArrayList<>();
        List<Entry> groups = new ArrayList<>();
        int group = 0;
        int mask = 7;
        for (String line : lines) {
            // A default: list is for files that are made in a directory.
            String[] fields = line.split("[\\s#]", 2)[0].split(":", -1);
            if (fields.length != 3) {
                continue;
            }
            int bits = bits(fields[2]);
            boolean named = fields[1].matches("\\d{1,9}");
            switch (fields[0].toLowerCase(Locale.ROOT)) {
                case "user" -> {
                    if (named) {
                        users.add(new Entry(Integer.parseInt(fields[1]), bits));
                    }
                }
                case "group" -> {
                    if (named) {
                        groups.add(new Entry(Integer.parseInt(fields[1]), bits));
                    } else {
                        group = bits;
                    }
                }
                case "mask" -> mask = bits;
                default -> {}
            }
        }
        return new AccessList(users, groups, group, mask);
    }

    private static int bits(String text) {
        return (text.contains("r") ? 4 : 0) | (text.contains("w") ? 2 : 0) | (text.contains("x") ? 1 : 0);
    }

    /**
     * Whether a user has a right (acl(5), "ACCESS CHECK ALGORITHM"): the first that fits decides of owner, named user, groups
     * together, others. With an empty mask the kernel does not look at the list at all (linux, {@code fs/namei.c}, {@code
     * acl_permission_check}), so that somebody who is named there counts as one of the others.
     *
     * @param wanted one of 4, 2, 1
     * @param mode the file's mode
     */
    boolean allows(int wanted, int user, Set<Integer> groupsOfUser, int owner, int groupOfFile, int mode) {
        if (user == owner) {
            return (mode >> 6 & wanted) == wanted;
        }
        if ((mode & 0070) == 0) {
            return !groupsOfUser.contains(groupOfFile) && (mode & wanted) == wanted;
        }
        for (Entry entry : users) {
            if (entry.id() == user) {
                return (entry.bits() & mask & wanted) == wanted;
            }
        }
        boolean member = groupsOfUser.contains(groupOfFile);
        int bits = member ? group : 0;
        for (Entry entry : groups) {
            if (groupsOfUser.contains(entry.id())) {
                member = true;
                bits |= entry.bits();
            }
        }
        return ((member ? bits & mask : mode) & wanted) == wanted;
    }

    /** {@code orders may read, the group people may read and write}, after the mask. */
    String words(Accounts accounts, boolean directory) {
        if (mask == 0) {
            return "access list with an empty mask, which the kernel does not look at: who is named counts as others";
        }
        List<String> all = new ArrayList<>();
        users.forEach(entry ->
                all.add(accounts.userName(entry.id()) + " may " + Modes.rights(entry.bits() & mask, directory)));
        groups.forEach(entry -> all.add("the group " + accounts.groupName(entry.id()) + " may "
                + Modes.rights(entry.bits() & mask, directory)));
        return "access list (the group's bits of the mode are its mask): " + String.join("; ", all)
                + (all.isEmpty() ? "" : "; ") + "the file's own group may " + Modes.rights(group & mask, directory);
    }
}
