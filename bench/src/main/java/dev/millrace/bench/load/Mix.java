package dev.millrace.bench.load;

/// Mixes the bits of longs, for the generator and for order-independent checksums.
public final class Mix {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private Mix() {}

    /// Maps 64-bit numbers one-to-one, such that each input bit changes about half of the output bits.
    public static long scatter(long bits) {
        long mixed = (bits ^ (bits >>> 32)) * 0xD6E8FEB86659FD93L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 32);
    }

    /// Returns pseudo-random bits for one index of one seed.
    public static long at(long seed, long index) {
        return scatter(seed + index * STEP);
    }

    /// Returns the share of one result in a checksum; the checksum is the sum of the shares.
    public static long share(long key, long value, long timestamp) {
        return scatter(key * STEP + value * 0xC2B2AE3D27D4EB4FL + timestamp * 0xD6E8FEB86659FD93L);
    }
}
