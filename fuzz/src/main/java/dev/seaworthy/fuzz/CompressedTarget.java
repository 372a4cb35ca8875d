package dev.seaworthy.fuzz;

import com.github.luben.zstd.Zstd;
import dev.seaworthy.image.layers.Budget;
import dev.seaworthy.image.layers.RootBuilder;
import dev.seaworthy.image.tar.Decompression;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Layers that are compressed. */
final class CompressedTarget implements FuzzTarget {
    private final String form;

    CompressedTarget(String form) {
        this.form = form;
    }

    @Override
    public void run(byte[] input) throws IOException {
        Budget budget = new Budget();
        RootBuilder builder = new RootBuilder(budget);
        try (InputStream in = budget.bounding(Decompression.open(budget.counting(new ByteArrayInputStream(input))))) {
            builder.add(in, true);
            byte[] nowhere = new byte[4096];
            while (in.read(nowhere) >= 0) {
                // Only read.
            }
        }
        Walk.through(builder.root());
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        byte[] tar = SampleRoot.small().bytes();
        return List.of(packed(tar), packed(new byte[0]), Bytewise.join(packed(tar), packed(new byte[2000])));
    }

    private byte[] packed(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            switch (form) {
                case "gzip" -> write(new GZIPOutputStream(out), content);
                case "xz" -> write(new XZOutputStream(out, new LZMA2Options(1)), content);
                default -> out.write(Zstd.compress(content));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void write(OutputStream out, byte[] content) throws IOException {
        try (out) {
            out.write(content);
        }
    }
}
