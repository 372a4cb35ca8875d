package dev.seaworthy.host.users;

import dev.seaworthy.target.root.RootView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The users and groups of a host: {@code /etc/passwd} and {@code /etc/group}. Those of a directory service are not in them.
 *
 * @param users the entries of passwd
 * @param groups the entries of group
 * @param unread why a file could not be read
 */
record Accounts(List<User> users, List<Group> groups, List<String> unread) {
    /** A host of a hundred thousand users. */
    private static final int LARGEST = 8 << 20;

    Accounts {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
        unread = List.copyOf(unread);
    }

    /**
     * A user.
     *
     * @param id the number
     * @param group the number of the first group
     */
    record User(String name, int id, int group, String home, String shell) {}

    /**
     * A group.
     *
     * @param id the number
     * @param members the names of users who have it besides their first
     */
    record Group(String name, int id, List<String> members) {}

    static Accounts read(RootView root) {
        List<String> unread = new ArrayList<>();
        List<User> users = new ArrayList<>();
        for (String[] fields : lines(root, "/etc/passwd", 7, unread)) {
            number(fields[2])
                    .ifPresent(id ->
                            users.add(new User(fields[0], id, number(fields[3]).orElse(-1), fields[5], fields[6])));
        }
        List<Group> groups = new ArrayList<>();
        for (String[] fields : lines(root, "/etc/group", 4, unread)) {
            number(fields[2]).ifPresent(id -> groups.add(new Group(fields[0], id, List.of(fields[3].split(",", -1)))));
        }
        return new Accounts(users, groups, unread);
    }

    private static List<String[]> lines(RootView root, String path, int count, List<String> unread) {
        return switch (root.text(path, LARGEST)) {
            case RootView.Content.Text(String _, String text) ->
                text.lines()
                        .map(line -> line.split(":", -1))
                        .filter(fields -> fields.length >= count)
                        .toList();
            case RootView.Content.Absent(String reason) -> {
                unread.add(path + ": " + reason);
                yield List.of();
            }
            case RootView.Content.Unknown(String reason) -> {
                unread.add(reason);
                yield List.of();
            }
        };
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,9}")
                ? Optional.of(Integer.parseInt(text))
                : text.equals("4294967294") ? Optional.of(-2) : Optional.empty();
    }

    /** By name or number. */
    Optional<User> user(String name) {
        return users.stream()
                .filter(user ->
                        user.name().equals(name) || Integer.toString(user.id()).equals(name))
                .findFirst();
    }

    Optional<Group> group(String name) {
        return groups.stream()
                .filter(group -> group.name().equals(name)
                        || Integer.toString(group.id()).equals(name))
                .findFirst();
    }

    String userName(int id) {
        return users.stream()
                .filter(user -> user.id() == id)
                .map(User::name)
                .findFirst()
                .orElse("user " + id);
    }

    String groupName(int id) {
        return groups.stream()
                .filter(group -> group.id() == id)
                .map(Group::name)
                .findFirst()
                .orElse("group " + id);
    }

    /** The numbers of all groups that a user has. */
    Set<Integer> groupsOf(User user) {
        Set<Integer> all = new TreeSet<>(Set.of(user.group()));
        groups.stream().filter(group -> group.members().contains(user.name())).forEach(group -> all.add(group.id()));
        return all;
    }
}
