package dev.seaworthy.host.dns.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.host.dns.ask.ServerReport.State;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Asks small servers on this machine that answer in one way each. Over TCP nobody listens. */
class SurveyTest {
    private static final int PATIENCE = 300;

    @Test
    void aServerThatAnswers() throws Exception {
        ServerReport report = ask(question -> reply(question, 0x8180, true));

        assertThat(report.state()).isEqualTo(State.ANSWERS);
        assertThat(report.answered()).isEqualTo(3);
        assertThat(report.addresses()).containsExactly("192.0.2.7");
        assertThat(report.medianMillis()).isPresent();
        assertThat(report.tcp()).isEqualTo(Support.NO);
        assertThat(report.edns()).as("its answer has no OPT record").isEqualTo(Support.NO);
    }

    @Test
    void aServerThatGivesAnAddressForEveryName() throws Exception {
        assertThat(ask(question -> reply(question, 0x8180, true)).hijacked()).contains("192.0.2.7");
        assertThat(ask(question -> reply(question, 0x8183, false)).hijacked()).isEmpty();
    }

    @Test
    void aServerThatRefuses() throws Exception {
        ServerReport report = ask(question -> reply(question, 0x8185, false));

        assertThat(report.state()).isEqualTo(State.FAILS);
        assertThat(report.detail()).isEqualTo("REFUSED");
    }

    @Test
    void aServerThatAnswersOthersQuestions() throws Exception {
        ServerReport report = ask(question -> {
            byte[] answer = reply(question, 0x8180, true);
            answer[0] ^= 1;
            return answer;
        });

        assertThat(report.state()).isEqualTo(State.NONSENSE);
        assertThat(report.detail()).contains("another number");
    }

    @Test
    void aServerThatSendsNoise() throws Exception {
        assertThat(ask(_ -> new byte[] {1, 2, 3}).state()).isEqualTo(State.NONSENSE);
    }

    @Test
    void aServerThatStaysSilent() throws Exception {
        assertThat(ask(_ -> new byte[0]).state()).isEqualTo(State.SILENT);
    }

    @Test
    void aPortWhereNobodyListens() throws Exception {
        int port;
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(Survey.of("127.0.0.1", port, "api.example", PATIENCE).state())
                .isEqualTo(State.CLOSED);
    }

    @Test
    void whatIsNoAddressIsNotAsked() {
        assertThat(Survey.of("dns.example", "api.example", PATIENCE).state()).isEqualTo(State.CLOSED);
    }

    /** Repeats the question, and answers with an address when it is wanted. */
    private static byte[] reply(byte[] question, int flags, boolean address) {
        int end = 12;
        while (question[end] != 0) {
            end += question[end] + 1;
        }
        end += 5;
        boolean ipv4 = question[end - 3] == 1;
        byte[] record = ReplyReaderTest.bytes("c00c 0001 0001 0000003c 0004 c0000207");
        byte[] answer = Arrays.copyOf(question, end + (address && ipv4 ? record.length : 0));
        answer[2] = (byte) (flags >> 8);
        answer[3] = (byte) flags;
        answer[7] = (byte) (address && ipv4 ? 1 : 0);
        answer[11] = 0;
        if (address && ipv4) {
            System.arraycopy(record, 0, answer, end, record.length);
        }
        return answer;
    }

    private static ServerReport ask(UnaryOperator<byte[]> behaviour) throws Exception {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread server = Thread.ofVirtual().start(() -> serve(socket, behaviour));
        try {
            return Survey.of("127.0.0.1", socket.getLocalPort(), "api.example", PATIENCE);
        } finally {
            // Its wait for a question ends with the socket.
            socket.close();
            server.join();
        }
    }

    private static void serve(DatagramSocket socket, UnaryOperator<byte[]> behaviour) {
        Optional<IOException> end = Optional.empty();
        while (end.isEmpty()) {
            try {
                DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
                socket.receive(packet);
                byte[] answer = behaviour.apply(Arrays.copyOf(packet.getData(), packet.getLength()));
                if (answer.length > 0) {
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException closed) {
                end = Optional.of(closed);
            }
        }
    }
}
