package dev.seaworthy.acceptance;

import dev.seaworthy.acceptance.Outcome.DoesNotStart;
import dev.seaworthy.acceptance.Outcome.Reason;
import dev.seaworthy.acceptance.Outcome.Starts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells from what a trial saw whether the program started, and if not, why. */
final class OutcomeReader {
    private record Message(Pattern pattern, Reason reason) {
        Message(String regex, Reason reason) {
            this(Pattern.compile(regex), reason);
        }
    }

    /**
     * What loaders print when they give up, the narrower before the wider. glibc: elf/dl-version.c, dl-lookup.c,
     * dl-load.c, dl-reloc.c; musl: ldso/dynlink.c; uClibc: ldso/ldso/dl-elf.c.
     */
    private static final List<Message> MESSAGES = List.of(
            // glibc
            new Message("version `[^']+' not found \\(required by ", Reason.VERSION),
            new Message("DT_RELR without GLIBC_ABI_DT_RELR dependency", Reason.VERSION),
            new Message("symbol lookup error: .*: undefined symbol: ", Reason.SYMBOL),
            new Message("relocation error: .*: symbol .* not defined in file", Reason.SYMBOL),
            new Message("error while loading shared libraries: .*: undefined symbol: ", Reason.SYMBOL),
            new Message(
                    "error while loading shared libraries: .*(TLS|executable stack|relocation|reloc type)",
                    Reason.OTHER),
            new Message("error while loading shared libraries: ", Reason.LIBRARY),
            // musl
            new Message("^Error loading shared library ", Reason.LIBRARY),
            new Message("^Error relocating .*: symbol not found$", Reason.SYMBOL),
            new Message("^Error relocating ", Reason.OTHER),
            // uClibc
            new Message("can't load library '", Reason.LIBRARY),
            new Message("can't resolve symbol '", Reason.SYMBOL));

    private OutcomeReader() {}

    static Outcome read(RawResult result) {
        if (result.execve().equals("unknown")) {
            // The kernel had given up the old program before it found that it cannot load the new one.
            return new DoesNotStart(Reason.OTHER, "killed by execve: " + result.end());
        }
        if (!result.execve().equals("ok")) {
            return refused(result.execve());
        }
        if (result.entry().equals("yes")) {
            return started(result);
        }
        Optional<Reason> reason = reasonIn(result.stderr());
        if (reason.isEmpty() && result.entry().equals("unknown")) {
            return started(result);
        }
        return new DoesNotStart(reason.orElse(Reason.OTHER), textOr(result, "ended before its entry: " + result.end()));
    }

    /** execve itself said no. The binary is there, so what is missing (ENOENT) is what it names. */
    private static Outcome refused(String error) {
        return switch (error) {
            case "ENOENT" -> new DoesNotStart(Reason.INTERPRETER, "no such file or directory");
            case "ELIBBAD" -> new DoesNotStart(Reason.INTERPRETER, "accessing a corrupted shared library");
            case "ENOEXEC" -> new DoesNotStart(Reason.ARCHITECTURE, "exec format error");
            case "EACCES" -> new DoesNotStart(Reason.OTHER, "permission denied");
            default -> new DoesNotStart(Reason.OTHER, error);
        };
    }

    private static Outcome started(RawResult result) {
        String ending = switch (result.end()) {
            case "stopped", "timeout" -> "running";
            default -> result.end();
        };
        return new Starts(ending, textOr(result, ""));
    }

    /** Loaders print one line for each problem and go on to the next, so the first is the cause. */
    private static Optional<Reason> reasonIn(String text) {
        return text.lines()
                .flatMap(line ->
                        MESSAGES.stream()
                                .filter(message ->
                                        message.pattern().matcher(line).find())
                                .findFirst()
                                .stream())
                .map(Message::reason)
                .findFirst();
    }

    private static String textOr(RawResult result, String otherwise) {
        String text = result.stderr().isBlank() ? result.stdout() : result.stderr();
        return text.isBlank() ? otherwise : text.strip();
    }
}
