package org.teavm.classlib.java.nio;

import org.teavm.interop.Address;

/** Makes buffers of memory that the garbage collector does not own. Here, because TeaVM's constructor is for its package. */
public final class TMappedBuffers {
    private TMappedBuffers() {}

    public static TByteBuffer of(Address address, int size) {
        TByteBufferNative buffer = new TByteBufferNative(null, null, 0, null, address, size, true);
        buffer.limit = size;
        return buffer;
    }
}
