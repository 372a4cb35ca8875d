package dev.seaworthy.fuzz;

import dev.seaworthy.target.root.LoaderCache;
import java.util.List;

/** {@code ld.so.cache}. */
final class LoaderCacheTarget implements FuzzTarget {
    @Override
    public void run(byte[] input) {
        LoaderCache.read(input).paths("libb.so");
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        byte[] cache = SampleRoot.loaderCache("libb.so", "/usr/lib/libb.so");
        byte[] old = new byte[32];
        System.arraycopy(Bytewise.text("ld.so-1.7.0"), 0, old, 0, 11);
        old[12] = 1;
        return List.of(cache, Bytewise.join(old, cache));
    }
}
