package dev.seaworthy.aot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.teavm.model.MethodReference;

/** The list of what goes elsewhere: packages, classes and single methods. */
final class LeftOut {
    private final Set<String> names;

    private LeftOut(Set<String> names) {
        this.names = names;
    }

    static LeftOut read() {
        try (InputStream in = LeftOut.class.getResourceAsStream("left-out.txt")) {
            return new LeftOut(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Set<String> names() {
        return names;
    }

    /** Whether a method goes elsewhere. What a class sets up when it is loaded never does. */
    boolean has(MethodReference method) {
        if (method.getName().equals("<clinit>")) {
            return false;
        }
        String owner = method.getClassName();
        if (names.contains(owner + "#" + method.getName())) {
            return true;
        }
        for (int end = owner.length();
                end > 0;
                end = Math.max(owner.lastIndexOf('.', end - 1), owner.lastIndexOf('$', end - 1))) {
            if (names.contains(owner.substring(0, end))) {
                return true;
            }
        }
        return false;
    }
}
