package dev.seaworthy.host.unit;

import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.Use;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.host.Found;
import dev.seaworthy.host.Notes;
import dev.seaworthy.target.root.DirectoryRoot;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Subject;
import dev.seaworthy.verdict.remedy.Rebuilds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** When systemd takes the service for started. */
final class StartType {
    private static final String RULE = "unit/start-type";

    /** Every way of telling systemd reads this variable, so its name is among the strings of the program or a library. */
    private static final byte[] VARIABLE = "NOTIFY_SOCKET".getBytes(StandardCharsets.US_ASCII);

    private static final int PIECE = 1 << 16;

    private StartType() {}

    static void check(Judged judged, Notes notes) {
        String type = judged.type();
        Optional<GoFacts> go = judged.go();
        Optional<Boolean> tells = go.flatMap(facts -> tells(judged, facts));
        boolean can = tells.orElse(false);
        switch (type) {
            case "simple" -> {
                Found found = Found.note(
                                RULE,
                                "With Type=simple a start counts as done before the program was even executed:"
                                        + " systemctl start says nothing when it fails.")
                        .host("Type", judged.quote("Service", "Type"));
                notes.finding((can
                                ? found.binary("can tell when it is ready", "its strings have NOTIFY_SOCKET")
                                        .configure("Type=notify", "started when the program says that it is ready")
                                : found.configure(
                                        "Type=exec", "started when the program was executed; since systemd 240"))
                        .finding());
            }
            case "notify", "notify-reload" -> {
                if (!tells.orElse(true) && !othersMayTell(judged)) {
                    notes.finding(Found.blocker(
                                    RULE,
                                    "The unit waits for a message that the program never sends, and ends it after "
                                            + judged.service("TimeoutStartSec").orElse("90 s") + ".")
                            .error(judged.unit().name() + ": start operation timed out. Terminating.")
                            .binary("sd_notify", "its strings have no NOTIFY_SOCKET")
                            .host("Type", judged.quote("Service", "Type"))
                            .configure("Type=exec", "started when the program was executed")
                            .finding());
                }
            }
            case "forking" -> {
                if (go.isPresent()) {
                    notes.finding(Found.gap(
                                    RULE,
                                    "The unit waits until the program goes into the background, which a Go program does"
                                            + " not do by itself: systemd ends it when the time to start is over.")
                            .error(judged.unit().name() + ": start operation timed out. Terminating.")
                            .binary("Go", go.get().version())
                            .host("Type", judged.quote("Service", "Type"))
                            .configure(can ? "Type=notify" : "Type=exec", "systemd needs no background")
                            .finding());
                }
            }
            default -> {}
        }
    }

    /** Whether a process that the service starts, systemd-notify for one, may send the message for it. */
    private static boolean othersMayTell(Judged judged) {
        return judged.service("NotifyAccess")
                .filter(access -> access.equals("all") || access.equals("exec"))
                .isPresent();
    }

    /** Whether the program itself can send the message; empty when that cannot be told. */
    private static Optional<Boolean> tells(Judged judged, GoFacts go) {
        if (go.functions().has(Use.SERVICE_NOTIFICATION)) {
            return Optional.of(true);
        }
        DirectoryRoot files = judged.host().files();
        Subject program = judged.audited().program().orElseThrow();
        if (program.facts().packing().isPresent()
                || !(files.lookup(program.path()) instanceof RootView.Lookup.File(String real, boolean _))) {
            return Optional.empty();
        }
        try {
            if (contains(files.outside(real), VARIABLE)) {
                return Optional.of(true);
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        List<String> needed =
                program.facts().dynamic().map(DynamicObject::needed).orElse(List.of());
        // A library such as libsystemd may be who reads the variable.
        return Rebuilds.needsOnlyTheCLibrary(needed) ? Optional.of(false) : Optional.empty();
    }

    /** Whether a file has some bytes in it, however large it is. */
    static boolean contains(Path file, byte[] wanted) throws IOException {
        String needle = new String(wanted, StandardCharsets.ISO_8859_1);
        String rest = "";
        try (InputStream in = Files.newInputStream(file)) {
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                String text = rest + new String(piece, StandardCharsets.ISO_8859_1);
                if (text.contains(needle)) {
                    return true;
                }
                rest = text.substring(Math.max(0, text.length() - needle.length()));
            }
        }
        return false;
    }
}
