package dev.seaworthy.trial;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises what loaders print when they give up. glibc: elf/dl-error-skeleton.c, rtld.c; musl: ldso/dynlink.c; uClibc:
 * ldso/ldso/dl-elf.c.
 */
final class LoaderComplaint {
    private static final int STATUS_OF_LOADERS = 127;

    private static final List<Pattern> COMPLAINTS = List.of(
            Pattern.compile("error while loading shared libraries: "),
            Pattern.compile("(symbol lookup|relocation) error: "),
            Pattern.compile("version `[^']+' not found \\(required by "),
            Pattern.compile("DT_RELR without GLIBC_ABI_DT_RELR dependency"),
            Pattern.compile("^Error (loading shared library|relocating) "),
            Pattern.compile("^FATAL: kernel too old"),
            Pattern.compile("can't (load library|resolve symbol) '"));

    private LoaderComplaint() {}

    /** The first complaint, when a program ended as loaders end it. glibc and musl exit with 127, uClibc with 16 or 1. */
    static Optional<String> in(String errors, int status) {
        Optional<String> first = errors.lines()
                .filter(line ->
                        COMPLAINTS.stream().anyMatch(one -> one.matcher(line).find()))
                .findFirst();
        // A program of our day may print such a line about another one, and go on.
        boolean asLoadersEnd = status == STATUS_OF_LOADERS || status == 1 || status == 16;
        return asLoadersEnd ? first : Optional.empty();
    }
}
