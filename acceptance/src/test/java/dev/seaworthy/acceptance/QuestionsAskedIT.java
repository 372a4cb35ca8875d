package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.verdict.dns.NamesAsked;
import dev.seaworthy.verdict.dns.Resolution;
import dev.seaworthy.verdict.dns.ResolvConf.Reader;
import dev.seaworthy.verdict.dns.ResolverFacts;
import dev.seaworthy.verdict.dns.ResolverFacts.CResolver;
import dev.seaworthy.verdict.dns.ResolverFacts.Linked;
import dev.seaworthy.verdict.dns.ResolverFacts.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What a server is really asked, by Go's resolver, glibc's and musl's: counted by a server that prints every question. */
class QuestionsAskedIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    private static final Map<String, Reader> PROGRAMS = new TreeMap<>(Map.of(
            "1.15-pure", Reader.GO,
            "own-pure", Reader.GO,
            "1.27-pure", Reader.GO,
            "1.27-netcgo", Reader.GLIBC,
            "glibc", Reader.GLIBC,
            "musl", Reader.MUSL));
    private static final String SERVER = "nameserver 127.0.0.2\n";
    private static final String NO_SUCH_NAME = "3";
    private static final String REFUSED = "5";

    private static final List<String> FILES = List.of(
            SERVER,
            SERVER + "search a.example b.example\n",
            SERVER + "domain a.example\n",
            SERVER + "search a.example # comment\n",
            SERVER + "search a.example\nsearch b.example\n",
            SERVER + "search a.example\noptions ndots:3\n",
            SERVER + "search a.example\noptions ndots:0\n",
            SERVER + "search a.example\noptions ndots:20\n",
            SERVER + "search .\n",
            SERVER + " search a.example\n",
            SERVER + "search\ta.example.\n",
            SERVER + "search a b c d e f g h\noptions ndots:5 edns0 rotate\n");

    /** A question as the server prints it: protocol, address, type, name. */
    private record Question(String protocol, String address, String type, String name, boolean edns0) {}

    @Test
    void theNamesThatWereForetold() {
        List<Callable<Optional<String>>> tasks = new ArrayList<>();
        for (String text : FILES) {
            for (Map.Entry<String, Reader> program : PROGRAMS.entrySet()) {
                for (String name : List.of("api", "api.example", Resolution.ORDINARY_NAME)) {
                    tasks.add(() -> difference(text, program.getKey(), program.getValue(), name));
                }
            }
        }
        List<String> differences =
                Laboratory.inParallel(tasks).stream().flatMap(Optional::stream).toList();
        System.out.println("Names asked: " + FILES.size() + " files, " + PROGRAMS.size() + " programs, " + tasks.size()
                + " lookups: " + differences.size() + " otherwise than foretold");

        assertThat(differences).isEmpty();
    }

    private static Optional<String> difference(String text, String program, Reader reader, String name) {
        List<String> asked = names(ask(text, program, name, "127.0.0.2=" + NO_SUCH_NAME));
        List<String> foretold = foretold(text, reader, name);
        return asked.equals(foretold)
                ? Optional.empty()
                : Optional.of(
                        text.replace('\n', '|') + " " + program + " " + name + ": " + asked + ", foretold " + foretold);
    }

    @Test
    void aFailureInTheSearchListStopsMuslOnly() {
        String text = SERVER + "search a.example b.example\noptions timeout:1 attempts:1\n";
        askAll(text, "127.0.0.2=2/a.example").forEach((program, asked) -> {
            assertThat(names(asked))
                    .as(program)
                    .isEqualTo(
                            program.equals("musl")
                                    ? List.of("api.a.example")
                                    : List.of("api.a.example", "api.b.example", "api"));
        });
    }

    @Test
    void aRefusalIsIgnoredByMuslOnly() {
        String text = SERVER + "nameserver 127.0.0.3\noptions timeout:1 attempts:1\n";
        askAll(text, "127.0.0.2=" + REFUSED, "127.0.0.3=" + NO_SUCH_NAME).forEach((program, asked) -> {
            // musl asks both at once; the others come to the second because of the first one's answer.
            assertThat(asked.stream().map(Question::address).distinct())
                    .as(program)
                    .containsExactly("127.0.0.2", "127.0.0.3");
        });
    }

    @Test
    void onlyThreeServersAreAsked() {
        String text = SERVER
                + "nameserver 127.0.0.3\nnameserver 127.0.0.4\nnameserver 127.0.0.5\noptions timeout:1 attempts:1\n";
        askAll(text, "127.0.0.2=silent", "127.0.0.3=silent", "127.0.0.4=silent", "127.0.0.5=silent")
                .forEach((program, asked) -> {
                    assertThat(asked.stream().map(Question::address).distinct())
                            .as(program)
                            .containsExactly("127.0.0.2", "127.0.0.3", "127.0.0.4");
                });
    }

    @Test
    void overTcpWhenAskedTo() {
        String text = SERVER + "options timeout:1 attempts:1 use-vc\n";
        askAll(text, "127.0.0.2=silent").forEach((program, asked) -> {
            assertThat(asked.stream().map(Question::protocol).distinct())
                    .as(program)
                    .containsExactly(program.equals("musl") ? "udp" : "tcp");
        });
    }

    @Test
    void edns0IsSentByGo119AndByGlibcOnRequest() {
        for (String program : PROGRAMS.keySet()) {
            boolean always = edns0(SERVER, program);
            boolean requested = edns0(SERVER + "options edns0\n", program);

            assertThat(List.of(always, requested))
                    .as(program)
                    .isEqualTo(
                            switch (program) {
                                case "own-pure" -> List.of(true, true);
                                // Built from a module of Go 1.15, so that DefaultGODEBUG has netedns0=0.
                                case "glibc", "1.27-netcgo" -> List.of(false, true);
                                default -> List.of(false, false);
                            });
        }
    }

    private static boolean edns0(String text, String program) {
        return ask(text, program, "api", "127.0.0.2=" + NO_SUCH_NAME).getFirst().edns0();
    }

    /** Repeats and the two types make one. */
    private static List<String> names(List<Question> questions) {
        return questions.stream().map(Question::name).distinct().toList();
    }

    private static List<String> foretold(String text, Reader reader, String name) {
        ResolverFacts facts =
                // This machine's musl is 1.2.3.
                new ResolverFacts(Linked.C, Optional.empty(), Optional.empty(), Tag.NONE, "", CResolver.OLD_MUSL);
        return Resolution.simulate(facts, ResolverChoiceIT.files(etc(text), "seabox"), Map.of()).asked().stream()
                .filter(one -> one.resolver() == reader && one.name().equals(name))
                .findFirst()
                .map(NamesAsked::whenMissing)
                .orElseThrow()
                .stream()
                .distinct()
                .toList();
    }

    /** What each program asks when it looks up "api". All at the same time, since most of them only wait. */
    private static Map<String, List<Question>> askAll(String text, String... servers) {
        List<String> programs = List.copyOf(PROGRAMS.keySet());
        List<List<Question>> asked = Laboratory.waitingTogether(programs.stream()
                .map(program -> (Callable<List<Question>>) () -> ask(text, program, "api", servers))
                .toList());
        Map<String, List<Question>> byProgram = new TreeMap<>();
        for (int i = 0; i < programs.size(); i++) {
            byProgram.put(programs.get(i), asked.get(i));
        }
        return byProgram;
    }

    private static List<Question> ask(String text, String program, String name, String... servers) {
        String script = LABORATORY.nameServer(30, List.of(servers))
                + "timeout 5 "
                + LABORATORY.resolver(program) + " " + name + " > /dev/null; cat $questions; rm $questions";
        return new Network(etc(text), true, "seabox")
                .run(script, Map.of(), 60).out().stream()
                        .filter(line -> line.startsWith("udp ") || line.startsWith("tcp "))
                        .map(line -> line.split(" ", -1))
                        .map(words -> new Question(
                                words[0],
                                words[1],
                                words.length > 2 ? words[2] : "",
                                words.length > 3 ? words[3] : "",
                                words.length > 4))
                        .toList();
    }

    private static Map<String, String> etc(String text) {
        return Map.of("resolv.conf", text, "nsswitch.conf", "hosts: files dns\n", "hosts", "");
    }
}
