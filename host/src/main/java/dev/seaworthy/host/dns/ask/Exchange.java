package dev.seaworthy.host.dns.ask;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Locale;

/** Sends one question and waits for its answer, as resolvers do: from a port of its own, for a limited time. */
final class Exchange {
    /** The largest message over UDP and TCP. */
    private static final int LARGEST = 65_535;

    private static final long MILLION = 1_000_000L;

    private Exchange() {}

    /** Asks over UDP. Answers with another number or for another name are passed over, as Go passes over them. */
    static Heard udp(InetSocketAddress server, Question question, int millis) {
        long start = System.nanoTime();
        Heard last = new Heard.Silence();
        // Connected: the kernel drops what comes from others, and tells when the port is closed.
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server);
            byte[] bytes = question.bytes();
            socket.send(new DatagramPacket(bytes, bytes.length));
            byte[] room = new byte[LARGEST];
            for (long left = left(start, millis); left > 0; left = left(start, millis)) {
                socket.setSoTimeout((int) left);
                DatagramPacket packet = new DatagramPacket(room, room.length);
                socket.receive(packet);
                Heard heard = judge(Arrays.copyOf(room, packet.getLength()), question, System.nanoTime() - start);
                if (heard instanceof Heard.Answer) {
                    return heard;
                }
                last = heard;
            }
            return last;
        } catch (SocketTimeoutException over) {
            return last;
        } catch (IOException closed) {
            return new Heard.Closed(reason(closed));
        }
    }

    /** Asks over TCP: each message has its length in front of it (RFC 1035, 4.2.2). */
    static Heard tcp(InetSocketAddress server, Question question, int millis) {
        long start = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(server, millis);
            socket.setSoTimeout((int) Math.max(1, left(start, millis)));
            byte[] bytes = question.bytes();
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            byte[] framed = new byte[bytes.length + 2];
            framed[0] = (byte) (bytes.length >> 8);
            framed[1] = (byte) bytes.length;
            System.arraycopy(bytes, 0, framed, 2, bytes.length);
            out.write(framed);
            out.flush();
            byte[] answer = message(new DataInputStream(socket.getInputStream()), socket, start, millis);
            return judge(answer, question, System.nanoTime() - start);
        } catch (SocketTimeoutException over) {
            return new Heard.Silence();
        } catch (IOException closed) {
            return new Heard.Closed(reason(closed));
        }
    }

    /** One message; a server that sends a byte now and then does not get more time than others. */
    private static byte[] message(DataInputStream in, Socket socket, long start, int millis) throws IOException {
        byte[] length = part(2, in, socket, start, millis);
        return part((length[0] & 0xFF) << 8 | (length[1] & 0xFF), in, socket, start, millis);
    }

    private static byte[] part(int size, DataInputStream in, Socket socket, long start, int millis) throws IOException {
        byte[] bytes = new byte[size];
        for (int got = 0; got < size; ) {
            long left = left(start, millis);
            if (left <= 0) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout((int) left);
            int more = in.read(bytes, got, size - got);
            if (more < 0) {
                throw new IOException("closed the connection after " + got + " of " + size + " bytes");
            }
            got += more;
        }
        return bytes;
    }

    private static Heard judge(byte[] bytes, Question question, long nanos) {
        return switch (ReplyReader.read(bytes)) {
            case Reply.Damaged(String what) -> new Heard.Nonsense("a damaged message: " + what);
            case Reply.Message message
            when message.id() != question.id() ->
                new Heard.Nonsense("an answer with another number than the question's");
            // A server that fails may leave the question out.
            case Reply.Message message
            when message.name().isEmpty() && !message.answers() -> new Heard.Answer(message, nanos);
            case Reply.Message message
            when !message.name().equals(Question.bare(question.name()).toLowerCase(Locale.ROOT))
                    || message.type() != question.type().number() ->
                new Heard.Nonsense("an answer to another question: " + message.name());
            case Reply.Message message -> new Heard.Answer(message, nanos);
        };
    }

    private static String reason(IOException closed) {
        if (closed instanceof PortUnreachableException) {
            return "nobody listens there: port unreachable";
        }
        String message = closed.getMessage();
        return message == null ? closed.getClass().getSimpleName() : message.split(" \\(", -1)[0];
    }

    /** Milliseconds that are left. */
    private static long left(long start, int millis) {
        return millis - (System.nanoTime() - start) / MILLION;
    }
}
