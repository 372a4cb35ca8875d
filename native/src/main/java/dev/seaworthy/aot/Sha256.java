package dev.seaworthy.aot;

/** SHA-256 (FIPS 180-4), which TeaVM's class library lacks. */
public final class Sha256 {
    private static final int BLOCK = 64;
    /** Where the length begins in the last block. */
    private static final int LENGTH = 56;

    /** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
    private static final int[] ROUNDS = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    };

    private final int[] state = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };
    private final int[] words = new int[ROUNDS.length];
    private final byte[] block = new byte[BLOCK];
    private int filled;
    private long bytes;

    /** Takes further bytes. */
    public void update(byte[] from, int offset, int length) {
        bytes += length;
        for (int at = offset, end = offset + length; at < end; ) {
            int part = Math.min(BLOCK - filled, end - at);
            System.arraycopy(from, at, block, filled, part);
            filled += part;
            at += part;
            if (filled == BLOCK) {
                compress();
            }
        }
    }

    /** The digest of all bytes, 32 of them. Nothing can be added afterwards. */
    public byte[] digest() {
        long bits = bytes * 8;
        block[filled++] = (byte) 0x80;
        if (filled > LENGTH) {
            fill(BLOCK);
            compress();
        }
        fill(LENGTH);
        for (int shift = 56; shift >= 0; shift -= 8) {
            block[filled++] = (byte) (bits >>> shift);
        }
        compress();
        byte[] digest = new byte[state.length * 4];
        for (int i = 0; i < digest.length; i++) {
            digest[i] = (byte) (state[i / 4] >>> (24 - i % 4 * 8));
        }
        return digest;
    }

    private void fill(int end) {
        while (filled < end) {
            block[filled++] = 0;
        }
    }

    private void compress() {
        filled = 0;
        for (int i = 0; i < 16; i++) {
            words[i] = ((block[4 * i] & 0xff) << 24)
                    | ((block[4 * i + 1] & 0xff) << 16)
                    | ((block[4 * i + 2] & 0xff) << 8)
                    | (block[4 * i + 3] & 0xff);
        }
        for (int i = 16; i < words.length; i++) {
            int near = words[i - 2];
            int far = words[i - 15];
            words[i] = words[i - 16]
                    + words[i - 7]
                    + (turned(far, 7) ^ turned(far, 18) ^ (far >>> 3))
                    + (turned(near, 17) ^ turned(near, 19) ^ (near >>> 10));
        }
        // Variables rather than an array that is shifted: this is most of the time of reading a Go program's FIPS
        // module.
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        for (int i = 0; i < words.length; i++) {
            int first =
                    h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[i] + words[i];
            int second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    private static int turned(int word, int by) {
        return (word >>> by) | (word << (32 - by));
    }
}
