package dev.seaworthy.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.elf.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameScanTest {
    private static final int PIECE = 1 << 16;

    private static Map<String, Long> find(String names, String... wanted) {
        Map<String, Long> found = new HashMap<>();
        new NameScan(Set.of(wanted), found, false).all(Bytes.of(names.getBytes(StandardCharsets.UTF_8)));
        return found;
    }

    @Test
    void findsWholeNamesOnly() {
        assertThat(find("\0os.Open\0os.OpenFile\0xos.Open\0os.Open.func1\0", "os.Open"))
                .isEqualTo(Map.of("os.Open", 1L));
    }

    /** Names are read in pieces: wherever one of them ends, a name may lie across. */
    @ParameterizedTest
    @ValueSource(ints = {-9, -8, -7, -3, -1, 0, 1})
    void acrossTheEndOfAPiece(int distance) {
        int before = PIECE + distance;
        String names = "a\0".repeat(before / 2) + (before % 2 == 0 ? "" : "\0") + "os.Open\0b\0";

        assertThat(find(names, "os.Open")).isEqualTo(Map.of("os.Open", (long) before));
    }

    @Test
    void behindANameThatIsLongerThanAPiece() {
        String longName = "x".repeat(3 * PIECE);

        assertThat(find(longName + "\0os.Open\0", "os.Open")).isEqualTo(Map.of("os.Open", longName.length() + 1L));
    }

    @Test
    void theLastNameNeedNotEnd() {
        assertThat(find("a\0os.Open", "os.Open")).isEqualTo(Map.of("os.Open", 2L));
    }
}
