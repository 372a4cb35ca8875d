package dev.seaworthy.host.dns.ask;

import dev.seaworthy.host.dns.ask.ServerReport.State;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Asks one server what a service would ask it, and a little more: the name some times, its IPv6 addresses, a name that cannot
 * exist, and the name over TCP. Some eight small messages.
 */
public final class Survey {
    private static final int PORT = 53;
    /** Enough for a median; more would look like an attack. */
    private static final int TIMES = 3;
    /** For everything but the first question. */
    private static final int PATIENCE_MILLIS = 2000;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final InetSocketAddress server;
    private final String address;
    private final String name;
    private final int firstMillis;
    private final List<Long> nanos = new ArrayList<>();
    private int asked;
    private boolean truncated;

    private Survey(String address, InetSocketAddress server, String name, int firstMillis) {
        this.address = address;
        this.server = server;
        this.name = name;
        this.firstMillis = firstMillis;
    }

    /** Why a name cannot be asked for; empty when it can. */
    public static Optional<String> problem(String name) {
        return Question.problem(name);
    }

    /**
     * Asks a server.
     *
     * @param address its address, a literal
     * @param name the name to ask for
     * @param firstMillis how long to wait for the first answer: as long as resolvers wait here
     */
    public static ServerReport of(String address, String name, int firstMillis) {
        return of(address, PORT, name, firstMillis);
    }

    static ServerReport of(String address, int port, String name, int firstMillis) {
        try {
            InetSocketAddress server = new InetSocketAddress(InetAddress.ofLiteral(address), port);
            return new Survey(address, server, name, firstMillis).report();
        } catch (IllegalArgumentException none) {
            return nothing(address, State.CLOSED, "no IP address", 0, Support.UNKNOWN, Support.UNKNOWN);
        }
    }

    private ServerReport report() {
        Heard first = udp(name, RecordType.A, true, firstMillis);
        boolean edns = true;
        // Old servers say FORMERR to what they do not know, firewalls drop it.
        boolean speechless = first instanceof Heard.Silence || first instanceof Heard.Nonsense;
        boolean refusesEdns = first instanceof Heard.Answer(Reply.Message message, long _)
                && (message.code() == 1 || message.code() == 4);
        if (speechless || refusesEdns) {
            Heard plain = udp(name, RecordType.A, false, PATIENCE_MILLIS);
            if (plain instanceof Heard.Answer(Reply.Message message, long _) && message.code() != 1) {
                first = plain;
                edns = false;
            }
        }
        return switch (first) {
            case Heard.Answer(Reply.Message message, long _) when message.answers() -> answering(message, edns);
            case Heard.Answer(Reply.Message message, long _) ->
                nothing(address, State.FAILS, message.codeName(), asked, support(message.edns()), tcp());
            case Heard.Silence _ -> nothing(address, State.SILENT, "", asked, Support.UNKNOWN, tcp());
            case Heard.Nonsense(String what) ->
                nothing(address, State.NONSENSE, what, asked, Support.UNKNOWN, Support.UNKNOWN);
            case Heard.Closed(String why) ->
                nothing(address, State.CLOSED, why, asked, Support.UNKNOWN, Support.UNKNOWN);
        };
    }

    private ServerReport answering(Reply.Message first, boolean edns) {
        while (asked < (edns ? TIMES : TIMES + 1)) {
            udp(name, RecordType.A, edns, PATIENCE_MILLIS);
        }
        int answered = nanos.size();
        List<Long> sorted = nanos.stream().sorted().toList();
        double median = sorted.get(sorted.size() / 2) / 1e6;
        int before = asked;
        Support aaaa =
                udp(name, RecordType.AAAA, edns, PATIENCE_MILLIS) instanceof Heard.Answer(Reply.Message message, long _)
                        ? message.answers() ? Support.YES : Support.FAILS
                        : Support.NO;
        Optional<String> hijacked = hijacked(edns);
        return new ServerReport(
                address,
                State.ANSWERS,
                "",
                before,
                answered,
                OptionalDouble.of(median),
                first.codeName(),
                first.addresses().stream().sorted().toList(),
                support(edns && first.edns()),
                tcp(),
                aaaa,
                hijacked,
                truncated);
    }

    /** A name below {@code .invalid}, which RFC 6761 keeps free for ever. */
    private Optional<String> hijacked(boolean edns) {
        String nobody = "seaworthy-" + Long.toString(RANDOM.nextLong() >>> 1, 36) + ".invalid";
        return udp(nobody.toLowerCase(Locale.ROOT), RecordType.A, edns, PATIENCE_MILLIS)
                        instanceof Heard.Answer(Reply.Message message, long _)
                ? message.addresses().stream().findFirst()
                : Optional.empty();
    }

    private Heard udp(String asking, RecordType type, boolean edns, int millis) {
        asked++;
        Heard heard = Exchange.udp(server, question(asking, type, edns), millis);
        if (heard instanceof Heard.Answer(Reply.Message message, long took)) {
            nanos.add(took);
            truncated |= message.truncated();
        }
        return heard;
    }

    private Support tcp() {
        return support(
                Exchange.tcp(server, question(name, RecordType.A, false), PATIENCE_MILLIS) instanceof Heard.Answer);
    }

    private static Question question(String name, RecordType type, boolean edns) {
        return new Question(RANDOM.nextInt(1 << 16), name, type, edns);
    }

    private static Support support(boolean yes) {
        return yes ? Support.YES : Support.NO;
    }

    private static ServerReport nothing(
            String address, State state, String detail, int asked, Support edns, Support tcp) {
        return new ServerReport(
                address,
                state,
                detail,
                asked,
                0,
                OptionalDouble.empty(),
                "",
                List.of(),
                edns,
                tcp,
                Support.UNKNOWN,
                Optional.empty(),
                false);
    }
}
