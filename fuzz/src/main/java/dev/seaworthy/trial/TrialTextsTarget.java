package dev.seaworthy.trial;

import dev.seaworthy.fuzz.Bytewise;
import dev.seaworthy.fuzz.FuzzTarget;
import dev.seaworthy.fuzz.Samples;
import dev.seaworthy.fuzz.WrittenRoot;
import dev.seaworthy.trial.sandbox.Launcher;
import dev.seaworthy.trial.watch.StraceLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a program that was tried can write: its standard error, and names that it asks for, as strace lists them. */
public final class TrialTextsTarget implements FuzzTarget {
    private final WrittenRoot folder = new WrittenRoot();

    @Override
    public void run(byte[] input) throws IOException {
        List<byte[]> parts = Bytewise.split(input, 2);
        Beginning.read(parts.get(0));
        LoaderComplaint.in(new String(parts.get(0), StandardCharsets.UTF_8), 127);
        if (parts.get(1).length > 0) {
            folder.put("log", parts.get(1));
            StraceLog.notFound(folder.folder().resolve("log"), "/app");
        }
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        byte[] numbers = new byte[24];
        return List.of(
                Bytewise.parts(
                        Bytewise.join(
                                Bytewise.text(Launcher.STARTING),
                                numbers,
                                Bytewise.text("app: error while loading shared libraries: libx.so: cannot open\n")),
                        Bytewise.text("""
                                4711 execve("/app", ["/app"], 0x7ffd /* 3 vars */) = 0
                                4711 openat(AT_FDCWD, "/etc/localtime", O_RDONLY|O_CLOEXEC) = -1 ENOENT (No such)
                                4711 openat(AT_FDCWD, "/etc/\\"z", O_RDONLY <unfinished ...>
                                4711 <... openat resumed>) = -1 ENOENT (No such file or directory)
                                """)),
                Bytewise.join(
                        Bytewise.text(Launcher.STARTING), new byte[16], Bytewise.text(Launcher.FAILED), new byte[8]),
                Bytewise.join(Bytewise.text(Launcher.FAILED), new byte[8]));
    }
}
