package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.Language;
import dev.seaworthy.host.Audit;
import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Host;
import dev.seaworthy.host.dns.Asking;
import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code seaworthy host}: audits a Linux for a service, and changes nothing. */
final class HostCommand {
    static final String VERB = "host";
    private static final int LARGEST_PORT = 65535;
    /** No resolver asks more. */
    private static final int MOST_SERVERS = 3;

    private final Terminal terminal;
    private final InputStream in;
    private final Optional<LocalDate> today;

    HostCommand(Terminal terminal, InputStream in, Optional<LocalDate> today) {
        this.terminal = terminal;
        this.in = in;
        this.today = today;
    }

    static Options options() {
        Options options = new Options();
        options.addOption(Option.builder().longOpt("root").hasArg().get());
        options.addOption(Option.builder().longOpt("unit").hasArg().get());
        options.addOption(Option.builder().longOpt("port").hasArg().get());
        options.addOption(Option.builder().longOpt("user").hasArg().get());
        options.addOption(Option.builder().longOpt("ask").hasArg().get());
        options.addOption(Option.builder().longOpt("logs").hasArg().get());
        options.addOption(Option.builder().longOpt("field").hasArg().get());
        options.addOption(Option.builder().longOpt("fix-plan").get());
        options.addOption(Option.builder().longOpt("format").hasArg().get());
        options.addOption(Option.builder().longOpt("fail-on").hasArg().get());
        options.addOption(Option.builder().longOpt("lang").hasArg().get());
        options.addOption(Option.builder().longOpt("color").hasArg().get());
        options.addOption(Option.builder("v").longOpt("verbose").get());
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
            throw new UsageException(VERB, "audits for one binary at a time");
        }
        boolean json =
                arguments.choice("format", "text", List.of("text", "json")).equals("json");
        String colour = arguments.choice("color", "auto", List.of("auto", "always", "never"));
        FailOn failOn = FailOn.named(arguments.choice("fail-on", "fails", FailOn.words()));
        Language language = Languages.of(arguments);
        List<Integer> ports = ports(arguments);
        Start start = StartOptions.read(VERB, arguments);
        Optional<String> directory = arguments.value("root");
        Optional<String> ask = asked(arguments);
        HostLogs logs = new HostLogs(terminal, in, HostLogs.options(arguments));

        Host host;
        try {
            host = directory.isPresent()
                    ? Host.asleep(directory.get(), FileNames.path(directory.get()), today)
                    : Host.live(today);
        } catch (IOException problem) {
            return refuse(directory.orElse("/"), problem);
        }
        Optional<String> unitName = arguments.value("unit").map(HostCommand::unitName);
        Optional<Unit> unit = Optional.empty();
        if (unitName.isPresent()) {
            try {
                unit = Optional.of(HostPrograms.unit(host, unitName.get()));
            } catch (IOException problem) {
                return refuse(unitName.get(), problem);
            }
        }
        Start whole = unit.map(one -> HostPrograms.start(one, start)).orElse(start);
        Optional<Subject> program = unit.flatMap(one -> HostPrograms.started(host, one, whole));
        for (String name : arguments.rest()) {
            try {
                program = Optional.of(HostPrograms.read(host, name, whole));
            } catch (IOException problem) {
                return refuse(name, problem);
            }
        }
        Path root = host.root();
        Audit audit = audit(host, new Audited(root, host.isLive(), program, unitName, ports), unit, ask);
        Optional<HostLogs.Linted> linted = Optional.empty();
        if (arguments.value("logs").isPresent()) {
            String log = arguments.value("logs").get();
            try {
                linted = Optional.of(logs.read(host, unit, log));
            } catch (IOException problem) {
                return refuse(log, problem);
            }
            audit = audit.with(linted.get().section());
        }
        String name = directory.orElse("this host");
        Optional<String> shown = program.map(Subject::shownAs);
        if (json) {
            terminal.out().print(Json.text(HostJson.of(directory.orElse("/"), host, program, unitName, audit, linted)));
        } else {
            HostText text = new HostText(
                    new Style(terminal.screen().colour(colour, 1)), Words.in(language), arguments.has("verbose"));
            terminal.out().print(text.of(name, unitName.or(() -> shown), audit, arguments.has("fix-plan")));
        }
        return failOn.accepts(audit.verdict()) ? ExitCode.OK : ExitCode.WORSE;
    }

    /** Name servers are waited for; everything else is read in no time. */
    private Audit audit(Host host, Audited audited, Optional<Unit> unit, Optional<String> ask) {
        try (Progress progress = new Progress(terminal.err(), terminal.screen().isTerminal(2), MOST_SERVERS)) {
            return Audit.of(host, audited, unit, ask.map(name -> new Asking(name, progress::step)));
        }
    }

    private static Optional<String> asked(Arguments arguments) {
        Optional<String> name = arguments.value("ask");
        name.flatMap(Asking::problem).ifPresent(problem -> {
            throw new UsageException(VERB, "--ask: " + problem);
        });
        return name;
    }

    /** systemd's commands take a service without its suffix as well. */
    private static String unitName(String given) {
        String name = given.contains(".") ? given : given + ".service";
        if (!name.matches("[A-Za-z0-9:_.\\\\@-]{1,247}\\.service")) {
            throw new UsageException(
                    VERB, "--unit takes the name of a service, such as orders.service, not \"" + given + "\"");
        }
        return name;
    }

    private int refuse(String name, IOException problem) {
        terminal.complain(name, Complaints.reason(problem));
        return ExitCode.INPUT;
    }

    private static List<Integer> ports(Arguments arguments) {
        List<Integer> ports = new ArrayList<>();
        for (String text : arguments.values("port")) {
            int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
            if (port < 1 || port > LARGEST_PORT) {
                throw new UsageException(VERB, "--port takes numbers from 1 to 65535, not \"" + text + "\"");
            }
            ports.add(port);
        }
        return ports;
    }
}
