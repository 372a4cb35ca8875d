package dev.seaworthy.target.root;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecordedTreeTest {
    private static final RootView.Entry FILE = new RootView.Entry.File(Optional.empty());
    private static final RootView.Entry DIRECTORY = new RootView.Entry.Directory(Optional.empty());

    private final AtomicInteger asked = new AtomicInteger();
    private final Map<String, RootView.Entry> names = Map.of(
            "/lib",
            new RootView.Entry.Link("usr/lib"),
            "/usr",
            DIRECTORY,
            "/usr/lib",
            DIRECTORY,
            "/usr/lib/libc.so.6",
            FILE);
    private final RecordedTree tree = new RecordedTree(path -> {
        asked.incrementAndGet();
        return names.getOrDefault(path, new RootView.Entry.Absent("is not there"));
    });

    @Test
    void whatWasLookedUpIsKnown() {
        RootView.Lookup first = tree.lookup("/lib/libc.so.6");
        int before = asked.get();

        assertThat(tree.lookup("/lib/libc.so.6")).isSameAs(first);
        assertThat(first).isEqualTo(new RootView.Lookup.File("/usr/lib/libc.so.6", true));
        assertThat(asked).hasValue(before);
    }

    /** A program may ask for as many paths as it likes: the memory for answers has an end, the answers have not. */
    @Test
    void manyPathsAreAnsweredAndNotAllKept() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(tree.lookup("/lib/lib" + i + ".so")).isInstanceOf(RootView.Lookup.Absent.class);
        }
        int before = asked.get();

        assertThat(tree.lookup("/lib/lib9999.so")).isInstanceOf(RootView.Lookup.Absent.class);
        assertThat(asked.get()).as("asked again").isGreaterThan(before);
        assertThat(tree.lookup("/lib/libc.so.6")).isInstanceOf(RootView.Lookup.File.class);
    }

    @Test
    void aLongPathIsNotKept() {
        String path = "/lib" + "/.".repeat(200) + "/libc.so.6";
        RootView.Lookup first = tree.lookup(path);
        int before = asked.get();

        assertThat(tree.lookup(path)).isEqualTo(first).isInstanceOf(RootView.Lookup.File.class);
        assertThat(asked.get()).isGreaterThan(before);
    }
}
