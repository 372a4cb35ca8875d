package dev.seaworthy.host.dns.ask;

import dev.seaworthy.fuzz.Bytewise;
import dev.seaworthy.fuzz.FuzzTarget;
import dev.seaworthy.fuzz.Samples;
import java.util.HexFormat;
import java.util.List;

/** What a name server answers. */
public final class NameAnswerTarget implements FuzzTarget {
    private static final String HEAD = "000781800001000200000001026462076578616d706c650000010001";

    @Override
    public void run(byte[] input) {
        ReplyReader.read(input);
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        byte[] asked = new Question(7, "db.example", RecordType.AAAA, true).bytes();
        return List.of(
                asked,
                HexFormat.of()
                        .parseHex(HEAD
                                + "c00c00050001000000 3c0006036 16263c00f".replace(" ", "")
                                + "c00c000100010000003c0004c0000207"
                                + "00002904d000008000 0000".replace(" ", "")),
                Bytewise.join(
                        HexFormat.of().parseHex(HEAD), HexFormat.of().parseHex("c01c000100010000003c0004c0000207")));
    }
}
