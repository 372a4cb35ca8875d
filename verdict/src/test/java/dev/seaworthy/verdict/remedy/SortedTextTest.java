package dev.seaworthy.verdict.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SortedTextTest {
    private static final String TEXT = "/bin/sh\tdash\nlibc.so.6\tlibc6\nlibc.so.6.1\talpha\nlibz.so.1\tzlib1g\n";

    @Test
    void findsEveryLine() {
        assertThat(SortedText.find(TEXT, "/bin/sh")).contains("/bin/sh\tdash");
        assertThat(SortedText.find(TEXT, "libc.so.6")).contains("libc.so.6\tlibc6");
        assertThat(SortedText.find(TEXT, "libc.so.6.1")).contains("libc.so.6.1\talpha");
        assertThat(SortedText.find(TEXT, "libz.so.1")).contains("libz.so.1\tzlib1g");
    }

    @Test
    void findsNothingElse() {
        for (String absent :
                List.of("", "/bin", "/bin/sh2", "libc.so.", "libc.so.60", "zlib1g", "libz.so.1\tzlib1g", "zz")) {
            assertThat(SortedText.find(TEXT, absent)).as(absent).isEmpty();
        }
        assertThat(SortedText.find("", "libc.so.6")).isEmpty();
    }

    @Test
    void findsEveryLineOfTheListOfDebian() throws IOException {
        String list;
        try (InputStream in = SortedText.class.getResourceAsStream("debian-packages.tsv")) {
            list = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> lines = list.lines().filter(line -> !line.startsWith("#")).toList();

        // A list that is not sorted would have lines that are not found.
        assertThat(lines)
                .hasSizeGreaterThan(10_000)
                .allSatisfy(line -> assertThat(SortedText.find(list, line.substring(0, line.indexOf('\t'))))
                        .contains(line));
    }
}
