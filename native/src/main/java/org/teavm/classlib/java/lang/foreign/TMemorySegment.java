package org.teavm.classlib.java.lang.foreign;

import org.teavm.classlib.java.nio.TByteBuffer;
import org.teavm.classlib.java.nio.TMappedBuffers;
import org.teavm.interop.Address;

/** {@link java.lang.foreign.MemorySegment}, a mapped one that is only read. */
public final class TMemorySegment {
    private final long address;
    private final long size;

    public TMemorySegment(long address, long size) {
        this.address = address;
        this.size = size;
    }

    public long byteSize() {
        return size;
    }

    public TMemorySegment asSlice(long offset, long length) {
        if (offset < 0 || length < 0 || length > size - offset) {
            throw new IndexOutOfBoundsException(offset + " + " + length + " of " + size);
        }
        return new TMemorySegment(address + offset, length);
    }

    public TByteBuffer asByteBuffer() {
        return TMappedBuffers.of(Address.fromLong(address), Math.toIntExact(size));
    }
}
