package dev.seaworthy.host.dns.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplyReaderTest {
    @Test
    void readsAnAnswerWithACompressedName() {
        Reply reply = ReplyReader.read(answer(7, 0x8180, "db.example", bytes("c00c 0001 0001 0000003c 0004 c0000207")));

        assertThat(reply).isInstanceOfSatisfying(Reply.Message.class, message -> {
            assertThat(message.id()).isEqualTo(7);
            assertThat(message.name()).isEqualTo("db.example");
            assertThat(message.addresses()).containsExactly("192.0.2.7");
            assertThat(message.edns()).isFalse();
        });
    }

    @Test
    void whatIsAskedIsReadBack() {
        byte[] question = new Question(513, "API.example.com.", RecordType.AAAA, true).bytes();
        question[2] |= (byte) 0x80;

        assertThat(ReplyReader.read(question)).isInstanceOfSatisfying(Reply.Message.class, message -> {
            assertThat(message.id()).isEqualTo(513);
            assertThat(message.name()).isEqualTo("api.example.com");
            assertThat(message.type()).isEqualTo(28);
            assertThat(message.edns()).isTrue();
        });
    }

    @Test
    void aPointerThatLeadsToItselfIsDamage() {
        assertThat(ReplyReader.read(answer(7, 0x8180, "a", bytes("c013 0001 0001 0000003c 0004 c0000207"))))
                .isEqualTo(new Reply.Damaged("a pointer at offset 19 leads to 19"));
    }

    @Test
    void pointersThatLeadToEachOtherAreDamage() {
        byte[] loop = answer(7, 0x8180, "a", bytes("c015 c013 0001 0001 0000003c 0004 c0000207"));

        assertThat(ReplyReader.read(loop)).isInstanceOf(Reply.Damaged.class);
    }

    @Test
    void recordsThatAreNotThereAreDamage() {
        byte[] message = answer(7, 0x8180, "a", new byte[0]);
        message[6] = (byte) 0xFF;
        message[7] = (byte) 0xFF;

        assertThat(ReplyReader.read(message)).isInstanceOf(Reply.Damaged.class);
    }

    @Test
    void anAddressOfTheWrongSizeIsDamage() {
        assertThat(ReplyReader.read(answer(7, 0x8180, "a", bytes("c00c 0001 0001 0000003c 0003 c00002"))))
                .isEqualTo(new Reply.Damaged("an address of type A with 3 bytes"));
    }

    @Test
    void aTruncatedAnswerMayEndEarly() {
        byte[] message = answer(7, 0x8380, "a", new byte[0]);
        message[7] = 5;

        assertThat(ReplyReader.read(message))
                .isInstanceOfSatisfying(
                        Reply.Message.class,
                        read -> assertThat(read.truncated()).isTrue());
    }

    /** Cut anywhere and with any bit changed, it is read or called damaged, at once. */
    @Test
    void damageNeverThrows() {
        byte[] whole = answer(
                7,
                0x8180,
                "db.example",
                bytes("c00c 0001 0001 0000003c 0004 c0000207"),
                bytes("c00c 0005 0001 0000003c 0006 03616263c00f"));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int flips = random.nextInt(4); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertThat(ReplyReader.read(damaged)).as("seed " + seed).isNotNull();
        }
    }

    @Test
    void namesThatCannotBeAskedFor() {
        assertThat(Question.problem("api.example.com.")).isEmpty();
        assertThat(Question.problem("api..example")).isPresent();
        assertThat(Question.problem("a".repeat(64))).isPresent();
        assertThat(Question.problem("bücher.example")).get().asString().contains("xn--");
        assertThat(Question.problem("")).isPresent();
    }

    /** A message with one question of type A. */
    static byte[] answer(int id, int flags, String name, byte[]... records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int number :
                new int[] {id, flags, 1, records.length == 1 && records[0].length == 0 ? 0 : records.length, 0, 0}) {
            out.write(number >> 8);
            out.write(number);
        }
        for (String label : name.split("\\.", -1)) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(bytes("00 0001 0001"));
        for (byte[] record : records) {
            out.writeBytes(record);
        }
        return out.toByteArray();
    }

    static byte[] bytes(String hexadecimal) {
        return java.util.HexFormat.of().parseHex(hexadecimal.replace(" ", ""));
    }
}
