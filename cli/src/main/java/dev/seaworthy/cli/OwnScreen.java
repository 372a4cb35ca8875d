package dev.seaworthy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The screen of this process. */
final class OwnScreen implements Screen {
    static final Screen INSTANCE = new OwnScreen();

    private OwnScreen() {}

    @Override
    public boolean isTerminal(int descriptor) {
        // The JDK's Console only tells of both streams together, and loads a lot for it.
        try {
            Path device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
            return device.startsWith("/dev/pts") || device.toString().startsWith("/dev/tty");
        } catch (IOException notLinux) {
            return false;
        }
    }
}
