package dev.seaworthy.host.users;

import dev.seaworthy.target.root.RootView;

/** Modes in words. */
final class Modes {
    private Modes() {}

    /** {@code 0750 root:orders: root may read, write and enter; the group orders may read and enter; others may nothing}. */
    static String words(RootView.Attributes file, boolean directory, Accounts accounts) {
        String owner = accounts.userName(file.user());
        String group = accounts.groupName(file.group());
        StringBuilder text = new StringBuilder(octal(file.mode()) + " " + owner + ":" + group + ": " + owner + " may "
                + rights(file.mode() >> 6, directory) + "; the group " + group + " may "
                + rights(file.mode() >> 3, directory) + "; others may " + rights(file.mode(), directory));
        if ((file.mode() & 04000) != 0 && !directory) {
            text.append("; whoever starts it becomes ").append(owner).append(" (setuid)");
        }
        if ((file.mode() & 02000) != 0) {
            text.append(
                    directory
                            ? "; new files get the group " + group
                            : "; whoever starts it gets the group " + group + " (setgid)");
        }
        if ((file.mode() & 01000) != 0 && directory) {
            text.append("; only owners may delete (sticky)");
        }
        return text.toString();
    }

    static String octal(int mode) {
        String text = Integer.toOctalString(mode);
        return "0".repeat(Math.max(0, 4 - text.length())) + text;
    }

    static String rights(int bits, boolean directory) {
        String enter = directory ? "enter" : "execute";
        return switch (bits & 7) {
            case 0 -> "nothing";
            case 1 -> enter;
            case 2 -> "write";
            case 3 -> "write and " + enter;
            case 4 -> "read";
            case 5 -> "read and " + enter;
            case 6 -> "read and write";
            default -> "read, write and " + enter;
        };
    }
}
