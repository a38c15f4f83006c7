package dev.millrace.api.util;

/// Provides integer arithmetic: powers of two, checked casts, bit mixing.
public final class MathUtils {
    private MathUtils() {}

    /// Returns the exponent of the largest power of two that is not above the value.
    ///
    /// @throws ArithmeticException if the value is 0
    public static int log2floor(int value) {
        if (value == 0) throw new ArithmeticException("the logarithm of zero is not defined");
        return 31 - Integer.numberOfLeadingZeros(value);
    }

    /// Returns the exponent of a power of two.
    ///
    /// @throws ArithmeticException if the value is 0
    /// @throws IllegalArgumentException if the value is not a power of two
    public static int log2strict(int value) {
        int exponent = log2floor(value);
        if (!isPowerOf2(value)) throw new IllegalArgumentException(value + " is not a power of two");
        return exponent;
    }

    /// Returns the largest power of two that is not above the value; 0 for 0.
    public static int roundDownToPowerOf2(int value) {
        return Integer.highestOneBit(value);
    }

    /// Returns the smallest power of two that is not below the value; 1 for 0 and negative values.
    public static int roundUpToPowerOfTwo(int value) {
        return value <= 1 ? 1 : Integer.highestOneBit(value - 1) << 1;
    }

    /// Converts a long to an int.
    ///
    /// @throws IllegalArgumentException if the value does not fit into an int
    public static int checkedDownCast(long value) {
        if (value != (int) value) throw new IllegalArgumentException(value + " does not fit into an int");
        return (int) value;
    }

    /// Returns whether the value is a power of two. The result is true for 0, too.
    public static boolean isPowerOf2(long value) {
        return (value & (value - 1)) == 0;
    }

    /// Returns a hash of the value that is never negative.
    public static int murmurHash(int code) {
        int mixed = Integer.rotateLeft(code * 0xcc9e2d51, 15) * 0x1b873593;
        int hash = bitMix((Integer.rotateLeft(mixed, 13) * 5 + 0xe6546b64) ^ 4);
        return hash == Integer.MIN_VALUE ? 0 : Math.abs(hash);
    }

    /// Returns an int hash of a long.
    public static int longToIntWithBitMixing(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return (int) (mixed ^ (mixed >>> 31));
    }

    /// Mixes bits, so that each input bit changes about half of the output bits.
    public static int bitMix(int value) {
        int mixed = (value ^ (value >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }

    /// Flips the sign bit, which maps the signed order to the unsigned order.
    public static long flipSignBit(long value) {
        return value ^ Long.MIN_VALUE;
    }

    /// Returns the quotient, rounded up.
    ///
    /// @throws IllegalArgumentException if the dividend is negative or the divisor is not positive
    public static int divideRoundUp(int dividend, int divisor) {
        Preconditions.checkArgument(dividend >= 0, "the dividend is negative");
        Preconditions.checkArgument(divisor > 0, "the divisor is not positive");
        return Math.ceilDiv(dividend, divisor);
    }
}
