package dev.seaworthy.binary;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.fuzz.Bytewise;
import dev.seaworthy.fuzz.FuzzTarget;
import dev.seaworthy.fuzz.Samples;
import java.util.ArrayList;
import java.util.List;

/** Build information: its search in whatever bytes, its text, and the version in it. */
public final class BuildInfoTarget implements FuzzTarget {
    private static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    @Override
    public void run(byte[] input) {
        dev.seaworthy.elf.Parsed.reading(() -> BuildInfoReader.scan(Bytes.of(input), input.length));
        String text = new String(input, java.nio.charset.StandardCharsets.UTF_8);
        int end = Math.max(0, text.indexOf('\n'));
        BuildInfo info = BuildInfoText.parse(text.substring(0, end), text.substring(end));
        BuildInfoText.print(info, line -> {});
        GoVersion.parse(info.goVersion());
        GoQuote.unquote(text.substring(end));
        DlopenNotes.read(List.of(text));
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        List<byte[]> seeds = new ArrayList<>();
        for (byte[] file : samples.cutDown()) {
            long at = Bytes.of(file).indexOf(MAGIC, 0);
            if (at >= 0) {
                seeds.add(Bytes.of(file).copy(at, (int) Math.min(1500, file.length - at)));
            }
        }
        seeds.add(Bytewise.text("""
                go1.27.1 X:boringcrypto
                path\tcommand-line-arguments
                mod\texample.com/app\t(devel)\t
                dep\tgolang.org/x/net\tv0.1.0\th1:abc=
                =>\t../net\tv0.0.0\t
                build\t-ldflags="-X main.a=b"
                build\tCGO_ENABLED=1
                """));
        seeds.add(Bytewise.text("go1.2\n\"a\\x41\\u00e9\\n\\\"\""));
        seeds.add(Bytewise.text("\n[{\"feature\":\"x\",\"soname\":[\"liba.so\"],\"priority\":\"recommended\"}]"));
        return seeds;
    }
}
