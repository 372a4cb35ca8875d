package org.teavm.classlib.java.nio.channels;

import dev.seaworthy.aot.Machine;
import java.io.IOException;
import org.teavm.classlib.java.lang.foreign.TArena;
import org.teavm.classlib.java.lang.foreign.TMemorySegment;
import org.teavm.classlib.java.nio.TByteBuffer;
import org.teavm.classlib.java.nio.file.TOpenOption;
import org.teavm.classlib.java.nio.file.TPath;
import org.teavm.interop.Address;

/** {@link java.nio.channels.FileChannel}, one that reads. Why something fails is told by the JVM, which does it again. */
public final class TFileChannel implements AutoCloseable {
    private final int file;

    private TFileChannel(int file) {
        this.file = file;
    }

    public static final class MapMode {
        public static final MapMode READ_ONLY = new MapMode();

        private MapMode() {}
    }

    public static TFileChannel open(TPath path, TOpenOption... options) throws IOException {
        int file = Machine.open(path.toString());
        if (file < 0) {
            throw new IOException("cannot be opened");
        }
        return new TFileChannel(file);
    }

    public long size() throws IOException {
        long size = Machine.size(file);
        if (size < 0) {
            throw new IOException("is not a regular file");
        }
        return size;
    }

    public TMemorySegment map(MapMode mode, long offset, long size, TArena arena) throws IOException {
        if (offset != 0) {
            throw new IOException("is mapped from its beginning only");
        }
        // The kernel maps nothing at all only for a reason.
        if (size == 0) {
            return new TMemorySegment(0, 0);
        }
        Address mapping = Machine.map(file, size);
        long address = mapping.toLong();
        if (address == 0) {
            throw new IOException("cannot be mapped");
        }
        arena.own(() -> Machine.unmap(Address.fromLong(address), size));
        return new TMemorySegment(address, size);
    }

    public int read(TByteBuffer to, long position) throws IOException {
        int length = to.remaining();
        Address begin = Address.ofData(to.array()).add(to.arrayOffset() + to.position());
        long read = Machine.read(file, begin, length, position);
        if (read < 0) {
            throw new IOException("cannot be read");
        }
        to.position(to.position() + (int) read);
        return read == 0 && length > 0 ? -1 : (int) read;
    }

    @Override
    public void close() {
        Machine.close(file);
    }
}
