package dev.seaworthy.bench;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.DynamicSection;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Checked;
import dev.seaworthy.verdict.Checker;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one check is made of, and the check as a whole, on one thread; the file is in the page cache. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
@State(Scope.Thread)
public class HotPaths {
    private static final String TARGET = "debian:12";

    /** Given by bench/run. */
    @Param("")
    public String binary = "";

    private Path path = Path.of("");
    private List<Subject> subject = List.of();
    private List<TargetFacts> target = List.of();
    private Judge judge = Judge.of(Machine.UNKNOWN);
    private Checker one = Checker.on(List.of());
    private Checker defaults = Checker.on(List.of());

    /** Reads what a service would have read before the first request. */
    @Setup
    public void read() throws IOException {
        path = Path.of(binary);
        if (!(BinaryReader.examine(path) instanceof Examination.Executable(var facts))) {
            throw new IOException(binary + " is no executable");
        }
        subject = List.of(new Subject(binary, "service", "/service", Start.UNSAID, Permission.EXECUTABLE, facts));
        Catalogue catalogue = Catalogue.load();
        if (!(catalogue.find(TARGET, facts.architecture()) instanceof Catalogue.Answer.Found(TargetFacts found))) {
            throw new IOException(TARGET + " is not known for " + binary);
        }
        target = List.of(found);
        one = Checker.on(target);
        defaults = Checker.onDefaults(catalogue);
    }

    /** Opening a file, its headers and its dynamic section. */
    @Benchmark
    public Parsed<Optional<DynamicSection>> elfHeaders() throws IOException {
        if (ElfFile.open(path) instanceof Parsed.Read<ElfFile>(ElfFile file)) {
            try (file) {
                return file.dynamic();
            }
        }
        throw new IOException(path + " is damaged");
    }

    /** Walking the names of all functions of the program. */
    @Benchmark
    public Optional<Integer> functionTable() throws IOException {
        return BinaryReader.functions(path, table -> {
            int[] length = new int[1];
            table.forEachName(name -> length[0] += name.length());
            return length[0];
        });
    }

    /** All facts of a binary: headers, libraries, symbols, build info, functions and their callers. */
    @Benchmark
    public Examination examine() throws IOException {
        return BinaryReader.examine(path);
    }

    /** The catalogue's index and one target of it. */
    @Benchmark
    public Catalogue.Answer loadTarget() {
        return Catalogue.load().find(TARGET, target.getFirst().architecture());
    }

    /** All rules on one target, of a binary whose facts are known. */
    @Benchmark
    public Assessment judgeKnown() {
        return judge.judge(subject.getFirst(), target.getFirst());
    }

    /** A check as a service makes it: the file is read and judged on one target. */
    @Benchmark
    public Checked check() throws IOException {
        return one.check(path);
    }

    /** The same on all default targets. */
    @Benchmark
    public Checked checkDefaults() throws IOException {
        return defaults.check(path);
    }
}
