package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.BundleDirectory;
import dev.seaworthy.bundle.Difference;
import dev.seaworthy.bundle.Emitter;
import dev.seaworthy.bundle.Emitters;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.Origins;
import dev.seaworthy.bundle.Remark;
import dev.seaworthy.bundle.description.Docker;
import dev.seaworthy.bundle.description.Service;
import dev.seaworthy.bundle.docker.BaseAge;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Checker;
import dev.seaworthy.verdict.Subject;
import dev.seaworthy.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code seaworthy bundle}: the files of a deployment, from a description and the binary. */
final class BundleCommand {
    private static final String VERB = "bundle";

    private final Terminal terminal;
    private final Optional<LocalDate> today;

    /**
     * @param today the day, for what is out of date by then; without one, nothing is
     */
    BundleCommand(Terminal terminal, Optional<LocalDate> today) {
        this.terminal = terminal;
        this.today = today;
    }

    static Options options() {
        Options options = new Options();
        options.addOption(Option.builder("o").longOpt("output").hasArg().get());
        options.addOption(Option.builder().longOpt("check").get());
        options.addOption(Option.builder().longOpt("force").get());
        options.addOption(Option.builder().longOpt("resolve").get());
        options.addOption(Option.builder("h").longOpt("help").get());
        return options;
    }

    int run(List<String> words) {
        Arguments arguments = Arguments.parse(VERB, options(), words);
        if (arguments.has("help")) {
            terminal.out().print(Help.text(VERB));
            return ExitCode.OK;
        }
        if (arguments.rest().size() > 1) {
            throw new UsageException(VERB, "one description at a time");
        }
        String name = arguments.rest().isEmpty()
                ? DescriptionFile.USUAL
                : arguments.rest().getFirst();
        String output = arguments.value("output").orElse("bundle");
        try {
            Optional<Service> service = DescriptionFile.read(name, terminal);
            if (service.isEmpty()) {
                return ExitCode.INPUT;
            }
            Path binary = FileNames.path(name)
                    .toAbsolutePath()
                    .resolveSibling(service.get().binary());
            BinaryFiles files = BinaryFiles.alone(binary.toString(), terminal);
            if (files.subjects().isEmpty()) {
                return ExitCode.INPUT;
            }
            Subject subject = files.subjects().getFirst();
            if (!runs(service.get(), subject) && !arguments.has("force")) {
                terminal.complain("nothing was written; --force writes all the same");
                return ExitCode.WORSE;
            }
            return finish(
                    arguments,
                    emit(service.get(), subject.facts(), arguments.has("resolve")),
                    Origins.of(FileNames.path(name), binary),
                    output);
        } catch (IOException problem) {
            terminal.complain(output + ": " + Complaints.reason(problem));
            return ExitCode.INPUT;
        }
    }

    /** Whether it runs on every target that the description names; says where it does not. */
    private boolean runs(Service service, Subject subject) {
        if (service.targets().isEmpty()) {
            return true;
        }
        try {
            boolean all = true;
            for (Assessment one :
                    Checker.onCatalogue(Catalogue.load(), service.targets()).judge(subject)) {
                if (one.verdict() != Verdict.RUNS) {
                    terminal.complain(
                            one.target() + ": " + Style.word(one.verdict().name()) + ": " + one.answer());
                }
                all &= one.verdict() != Verdict.FAILS;
            }
            return all;
        } catch (IllegalArgumentException unknown) {
            terminal.complain("targets: " + unknown.getMessage() + "; a bundle is judged on targets of the catalogue");
            return false;
        }
    }

    private Emitter.Emission emit(Service service, BinaryFacts binary, boolean resolves) throws IOException {
        List<Artefact> artefacts = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        Order order = new Order(service, binary);
        BasePins pins = resolves ? BasePins.resolving() : BasePins.none();
        for (Emitter emitter : Emitters.all(pins)) {
            Emitter.Emission emission = emitter.emit(order);
            artefacts.addAll(emission.artefacts());
            remarks.addAll(emission.remarks());
        }
        pins.checkAnswered();
        service.sections()
                .docker()
                .flatMap(Docker::base)
                .flatMap(base -> today.flatMap(day -> BaseAge.remark(base, day)))
                .ifPresent(remarks::add);
        return new Emitter.Emission(artefacts, remarks);
    }

    private int finish(Arguments arguments, Emitter.Emission emission, Origins origins, String output)
            throws IOException {
        BundleDirectory directory = new BundleDirectory(FileNames.path(output));
        List<Difference> differences = directory.compare(emission.artefacts(), origins);
        if (arguments.has("check")) {
            differences.forEach(one -> terminal.out().println(DriftText.line(one)));
            if (differences.isEmpty() && directory.isOfAnotherBinary(origins)) {
                terminal.err().println(DriftText.ANOTHER_BINARY);
            }
            return differences.isEmpty() ? ExitCode.OK : ExitCode.WORSE;
        }
        List<Difference> kept = differences.stream()
                .filter(one -> one.state() == Difference.State.EDITED || one.state() == Difference.State.NOT_OURS)
                .toList();
        if (!kept.isEmpty() && !arguments.has("force")) {
            kept.forEach(one -> terminal.complain(output + "/" + one.path() + ": " + DriftText.refusal(one)));
            return ExitCode.WORSE;
        }
        directory.write(emission.artefacts(), origins);
        emission.artefacts().forEach(artefact -> terminal.out().println(output + "/" + artefact.path()));
        differences.stream()
                .filter(one -> one.state() == Difference.State.LEFT_OVER)
                .forEach(
                        one -> terminal.complain(output + "/" + one.path() + ": is not asked for any more; delete it"));
        emission.remarks()
                .forEach(remark -> terminal.err().println(remark.about() + ": " + Terminal.oneLine(remark.text())));
        return ExitCode.OK;
    }
}
