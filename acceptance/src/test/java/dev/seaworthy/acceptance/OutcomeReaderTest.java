package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.acceptance.Outcome.DoesNotStart;
import dev.seaworthy.acceptance.Outcome.Reason;
import dev.seaworthy.acceptance.Outcome.Starts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts are as loaders printed them in real roots; the release is named with each. */
class OutcomeReaderTest {
    @ParameterizedTest
    @CsvSource({
        "ENOENT, INTERPRETER, no such file or directory",
        "ELIBBAD, INTERPRETER, accessing a corrupted shared library",
        "ENOEXEC, ARCHITECTURE, exec format error",
        "EACCES, OTHER, permission denied",
        "ETXTBSY, OTHER, ETXTBSY"
    })
    void whatExecveRefuses(String error, Reason reason, String text) {
        assertThat(OutcomeReader.read(new RawResult(error, "no", "none", "", "")))
                .isEqualTo(new DoesNotStart(reason, text));
    }

    @Test
    void whatExecveKills() {
        // A program whose file ends before its segments do.
        assertThat(OutcomeReader.read(new RawResult("unknown", "no", "signal 11", "", "")))
                .isEqualTo(new DoesNotStart(Reason.OTHER, "killed by execve: signal 11"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # glibc 2.31, and with line 1 the same in 2.36, 2.41 and 2.42
            1   | VERSION | /trial/fzf: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.32' not found (required by /trial/fzf)
            127 | LIBRARY | /trial/podman: error while loading shared libraries: libsubid.so.5: cannot open shared object file: No such file or directory
            127 | LIBRARY | /probe/main: error while loading shared libraries: liba.so: wrong ELF class: ELFCLASS32
            127 | LIBRARY | /probe/main: error while loading shared libraries: /opt/lib/liba.so: file too short
            127 | LIBRARY | /probe/main: error while loading shared libraries: /opt/lib/liba.so: cannot read file data: Error 21
            127 | LIBRARY | /probe/main: error while loading shared libraries: /opt/lib/liba.so: ELF file OS ABI invalid
            127 | LIBRARY | /probe/main: error while loading shared libraries: liba.so: cannot dynamically load position-independent executable
            127 | LIBRARY | /probe/main: error while loading shared libraries: liba.so: ELF load command address/offset not properly aligned
            127 | SYMBOL  | /probe/main: symbol lookup error: /opt/lib/liba.so: undefined symbol: two
            127 | SYMBOL  | /probe/main: symbol lookup error: /probe/main: undefined symbol: one, version V_2
            # glibc 2.36 and newer
            127 | VERSION | /probe/main: error while loading shared libraries: /probe/main: DT_RELR without GLIBC_ABI_DT_RELR dependency
            # glibc 2.36, an assertion of the loader
            127 | OTHER   | Inconsistency detected by ld.so: dl-lookup.c: 107: check_match: Assertion `version->filename == NULL || ! _dl_name_match_p (version->filename, map)' failed!
            # musl 1.1.16
            127 | SYMBOL  | Error relocating /trial/dart: pthread_getname_np: symbol not found
            # musl 1.1.16 to 1.2.5
            127 | SYMBOL  | Error relocating /trial/fzf: __vfprintf_chk: symbol not found
            127 | LIBRARY | Error loading shared library libgcc_s.so.1: No such file or directory (needed by /trial/lightningcss)
            127 | LIBRARY | Error loading shared library liba.so: Exec format error (needed by /probe/main)
            127 | OTHER   | Error relocating /opt/lib/liba.so: unsupported relocation type 1026
            # uClibc
            1   | LIBRARY | /bin/app: can't load library 'liba.so'
            """)
    void whatLoadersSay(int exit, Reason reason, String text) {
        assertThat(OutcomeReader.read(new RawResult("ok", "no", "exit " + exit, "", text + "\n")))
                .isEqualTo(new DoesNotStart(reason, text));
    }

    @Test
    void theFirstLineIsTheCause() {
        String text = """
                Error loading shared library liba.so: No such file or directory (needed by /probe/main)
                Error relocating /probe/main: one: symbol not found
                """;
        assertThat(OutcomeReader.read(new RawResult("ok", "no", "exit 127", "", text)))
                .isEqualTo(new DoesNotStart(Reason.LIBRARY, text.strip()));
    }

    @Test
    void endingBeforeTheEntryWithoutAWord() {
        assertThat(OutcomeReader.read(new RawResult("ok", "no", "signal 11", "", "")))
                .isEqualTo(new DoesNotStart(Reason.OTHER, "ended before its entry: signal 11"));
    }

    @Test
    void whoeverReachesTheEntryHasStarted() {
        // Even if it fails afterwards, and even if it says what a loader would say.
        String text = "x: error while loading shared libraries: y: cannot open shared object file";
        assertThat(OutcomeReader.read(new RawResult("ok", "yes", "exit 127", "", text)))
                .isEqualTo(new Starts("exit 127", text));
        assertThat(OutcomeReader.read(new RawResult("ok", "yes", "stopped", "out\n", "")))
                .isEqualTo(new Starts("running", "out"));
    }

    @Test
    void anUnknownEntryIsJudgedByTheText() {
        assertThat(OutcomeReader.read(new RawResult("ok", "unknown", "exit 0", "hello", "")))
                .isEqualTo(new Starts("exit 0", "hello"));
        assertThat(OutcomeReader.read(
                        new RawResult("ok", "unknown", "exit 127", "", "Error relocating a: b: symbol not found")))
                .isEqualTo(new DoesNotStart(Reason.SYMBOL, "Error relocating a: b: symbol not found"));
    }

    @Test
    void theHelpersLinesAreRead() {
        assertThat(RawResult.parse(
                        List.of("execve ok", "entry yes", "end exit 3", "stdout a\\tb\\\\\\n\\x1b[0m", "stderr ")))
                .isEqualTo(new RawResult("ok", "yes", "exit 3", "a\tb\\\n\u001b[0m", ""));
    }
}
