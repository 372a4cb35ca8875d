package dev.seaworthy.image.layers;

import dev.seaworthy.image.Extract;
import dev.seaworthy.image.ImageFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Optional;

/** Copies one file while layers are laid over each other once more, and looks into no other. */
final class FileCopy implements Contents {
    private static final int BUFFER = 1 << 16;

    private final Extract.One wanted;

    FileCopy(Extract.One wanted) {
        this.wanted = wanted;
    }

    @Override
    public Examined examine(int number, InputStream content, String path, String name, long size) throws IOException {
        if (number == wanted.number() && path.equals(wanted.path())) {
            copy(content);
        }
        return new Examined(false, Optional.empty());
    }

    private void copy(InputStream content) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long written = 0;
        try (OutputStream out = Files.newOutputStream(wanted.copy())) {
            for (int got = content.read(buffer); got >= 0; got = content.read(buffer)) {
                written += got;
                if (written > wanted.most()) {
                    throw new ImageFormatException(
                            "has more than the " + (wanted.most() >> 20) + " MiB that there is room for");
                }
                out.write(buffer, 0, got);
            }
        }
    }
}
