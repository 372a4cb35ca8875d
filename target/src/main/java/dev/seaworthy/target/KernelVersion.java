package dev.seaworthy.target;

import java.util.Arrays;
import java.util.Optional;

/** A Linux kernel's version: 3.10, 6.1.0. */
public record KernelVersion(int major, int minor, int patch) implements Comparable<KernelVersion> {
    /** Reads what {@code uname -r} prints, or just the numbers: {@code 3.10}, {@code 5.10.0-28-amd64}. */
    public static Optional<KernelVersion> parse(String text) {
        int end = 0;
        while (end < text.length() && (text.charAt(end) == '.' || Character.isDigit(text.charAt(end)))) {
            end++;
        }
        String[] parts = text.substring(0, end).split("\\.", -1);
        int[] numbers = new int[3];
        for (int i = 0; i < Math.min(3, parts.length); i++) {
            if (parts[i].isEmpty() || parts[i].length() > 5) {
                return Optional.empty();
            }
            numbers[i] = Integer.parseInt(parts[i]);
        }
        return parts.length < 2 ? Optional.empty() : Optional.of(new KernelVersion(numbers[0], numbers[1], numbers[2]));
    }

    @Override
    public int compareTo(KernelVersion other) {
        return Arrays.compare(numbers(), other.numbers());
    }

    private int[] numbers() {
        return new int[] {major, minor, patch};
    }

    @Override
    public String toString() {
        return major + "." + minor + (patch == 0 ? "" : "." + patch);
    }
}
