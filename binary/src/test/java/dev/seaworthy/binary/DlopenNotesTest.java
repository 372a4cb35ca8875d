package dev.seaworthy.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.binary.DlopenNote.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DlopenNotesTest {
    @Test
    void allFields() {
        assertThat(DlopenNotes.read(List.of(
                        "[{\"feature\":\"zlib\",\"description\":\"for \\\"gzip\\\" \\u0026 co\",\"priority\":\"suggested\","
                                + " \"soname\":[\"libz.so.1\", \"libz-ng.so.2\"]}]")))
                .containsExactly(new DlopenNote(
                        List.of("libz.so.1", "libz-ng.so.2"), "zlib", "for \"gzip\" & co", Priority.SUGGESTED));
    }

    @Test
    void severalNotesWithSeveralLibraries() {
        assertThat(DlopenNotes.read(List.of(
                        "[{\"soname\":[\"a\"],\"priority\":\"required\"},{\"soname\":[\"b\"]}]",
                        "[{\"soname\":[\"c\"]}]")))
                .extracting(DlopenNote::sonames, DlopenNote::priority)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(List.of("a"), Priority.REQUIRED),
                        org.assertj.core.groups.Tuple.tuple(List.of("b"), Priority.RECOMMENDED),
                        org.assertj.core.groups.Tuple.tuple(List.of("c"), Priority.RECOMMENDED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[",
                "[{",
                "[{\"soname\":[\"a",
                "[{\"soname\":[\"a\\",
                "[{\"soname\":[\"\\u12\"]}]",
                "[{\"soname\":[]}]",
                "[{\"feature\":\"without a name\"}]",
                "[{\"soname\":[[[[[[\"a\"]]]]]]}]",
                "[1, 2]",
            })
    void whatIsNotOfTheFormIsNotThere(String text) {
        assertThat(DlopenNotes.read(List.of(text))).isEmpty();
    }
}
