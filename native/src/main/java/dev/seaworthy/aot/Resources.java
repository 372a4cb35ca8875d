package dev.seaworthy.aot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What classes ask their class loader for: files in the folder {@code data} beside the program. */
final class Resources {
    private Resources() {}

    static InputStream open(Class<?> owner, String name) {
        String type = owner.getName();
        String folder = type.substring(0, type.lastIndexOf('.')).replace('.', '/');
        try {
            return new Content(Files.readAllBytes(Path.of(Machine.home(), "data", folder, name)));
        } catch (IOException gone) {
            Elsewhere.go("no " + name);
            throw new IllegalStateException(gone);
        }
    }
}
