package dev.seaworthy.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the process file system tells of a machine. */
class HostReaderTest {
    private static final String V2 = "fpu pni ssse3 cx16 sse4_1 sse4_2 popcnt lahf_lm";
    private static final String V3 = V2 + " fma movbe avx f16c abm bmi1 avx2 bmi2";

    @TempDir
    private Path proc;

    @BeforeEach
    void aMachine() throws IOException {
        Files.createDirectories(proc.resolve("sys/kernel"));
        Files.createDirectories(proc.resolve("self"));
        Files.writeString(proc.resolve("sys/kernel/osrelease"), "6.1.0-28-amd64\n");
        TinyElf.executable(dev.seaworthy.testkit.Machine.AMD64).writeTo(proc.resolve("self/exe"));
        vector(3, 0x400040, 6, 16384, 0, 0);
        processors(V3);
    }

    private void processors(String... flags) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String one : flags) {
            text.append("processor\t: 0\nflags\t\t: ").append(one).append("\nbugs\t\t: none\n\n");
        }
        Files.writeString(proc.resolve("cpuinfo"), text);
    }

    private void vector(long... words) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(8 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long word : words) {
            buffer.putLong(word);
        }
        Files.write(proc.resolve("self/auxv"), buffer.array());
    }

    @Test
    void everythingIsRead() {
        HostReader read = HostReader.machine(proc);

        assertThat(read.unknown()).isEmpty();
        assertThat(read.machine().architecture()).contains(Architecture.AMD64);
        assertThat(read.machine().kernel()).contains(new KernelVersion(6, 1, 0));
        assertThat(read.machine().cpuLevel()).hasValue(3);
        assertThat(read.machine().pageSize()).hasValue(16384);
    }

    @ParameterizedTest
    @CsvSource({
        "fpu sse sse2, 1",
        V2 + ", 2",
        V3 + ", 3",
        V3 + " avx512f avx512dq avx512cd avx512bw avx512vl, 4",
        V3 + " avx512f avx512dq avx512cd avx512bw, 3",
        "avx2 fma movbe avx f16c abm bmi1 bmi2, 1"
    })
    void theLevelIsThatOfWhichNothingIsMissing(String flags, int level) throws IOException {
        processors(flags);

        assertThat(HostReader.machine(proc).machine().cpuLevel()).hasValue(level);
    }

    /** Seen on a virtual machine on which glibc's loader used level 4. */
    @Test
    void aFlagThatTheKernelMayHideLeavesTheLevelOpen() throws IOException {
        processors(V3.replace(" abm", ""));
        HostReader read = HostReader.machine(proc);

        assertThat(read.machine().cpuLevel()).isEmpty();
        assertThat(read.unknown())
                .singleElement()
                .asString()
                .startsWith("processor: ")
                .contains("x86-64-v3", "abm");
    }

    /** As on machines with large and small cores. */
    @Test
    void theLeastProcessorCounts() throws IOException {
        processors(V3, V2);

        assertThat(HostReader.machine(proc).machine().cpuLevel()).hasValue(2);
    }

    @Test
    void whatCannotBeReadIsUnknownWithTheReason() throws IOException {
        Files.delete(proc.resolve("sys/kernel/osrelease"));
        Files.writeString(proc.resolve("cpuinfo"), "processor\t: 0\n");
        vector(3, 0x400040);
        HostReader read = HostReader.machine(proc);

        assertThat(read.machine().kernel()).isEmpty();
        assertThat(read.machine().cpuLevel()).isEmpty();
        assertThat(read.machine().pageSize()).isEmpty();
        assertThat(read.unknown())
                .hasSize(3)
                .anySatisfy(reason -> assertThat(reason).startsWith("kernel: "))
                .anySatisfy(reason -> assertThat(reason).startsWith("processor: "))
                .anySatisfy(reason -> assertThat(reason).startsWith("page size: "));
        assertThat(HostReader.machine(proc.resolve("nothing")).unknown()).hasSize(3);
    }
}
