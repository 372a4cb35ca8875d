package dev.seaworthy.acceptance;

import dev.seaworthy.acceptance.RuntimeLaboratory.Program;
import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the product says of a program in a situation, told no more than a user of the command would tell it. */
final class Foretelling {
    private static final Machine MACHINE = new Machine(
            Architecture.named(System.getProperty("os.arch")),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalLong.empty());

    private final Judge judge = Judge.of(MACHINE);
    private final Map<Path, TargetFacts> targets = new ConcurrentHashMap<>();
    private final Map<Path, BinaryFacts> binaries = new ConcurrentHashMap<>();

    Assessment of(Program program, Situation situation) {
        Map<String, String> variables = new TreeMap<>();
        for (String variable : situation.variables()) {
            int equals = variable.indexOf('=');
            variables.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        Start start = new Start(Optional.of(situation.user() + ":" + situation.group()), variables, Optional.empty());
        Subject subject = new Subject(
                program.name(),
                program.name(),
                "/trial/" + program.name(),
                start,
                Permission.EXECUTABLE,
                binaries.computeIfAbsent(program.file(), Foretelling::facts));
        TargetFacts target = targets.computeIfAbsent(situation.root(), Foretelling::target);
        return judge.judge(
                subject,
                switch (situation.setting()) {
                    case CONTAINER -> target;
                    case HOST -> target.asHost(MACHINE);
                });
    }

    private static TargetFacts target(Path root) {
        try {
            return TargetReader.read(root.getFileName().toString(), root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BinaryFacts facts(Path file) {
        try {
            if (BinaryReader.examine(file) instanceof Examination.Executable(BinaryFacts facts)) {
                return facts;
            }
            throw new IllegalStateException(file + " is no executable");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
