package dev.millrace.sql.compile.support;

import dev.millrace.table.data.DecimalData;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Computes with decimals that are long integers with a scale. [#NONE] means NULL: too many digits.
public final class Digits {
    /// Is NULL among the digits of decimals.
    public static final long NONE = Long.MIN_VALUE;

    private static final int LONG_DIGITS = 18;
    private static final long[] POWERS = powers();
    private static final double EXACT = 1L << 53;

    private Digits() {}

    private static long[] powers() {
        long[] powers = new long[LONG_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) powers[i] = powers[i - 1] * 10;
        return powers;
    }

    /// Returns a power of ten, up to 10^18.
    public static long power(int exponent) {
        return POWERS[exponent];
    }

    /// Returns the digits if a type with a precision has room for them, else [#NONE].
    public static long checked(long digits, int precision) {
        long limit = POWERS[precision];
        return digits < limit && digits > -limit ? digits : NONE;
    }

    /// Returns the digits for another scale. Half a unit is rounded away from zero.
    public static long rescaled(long digits, int scale, int newScale, int precision) {
        if (scale == newScale) return checked(digits, precision);
        if (scale > newScale) return checked(rounded(digits, POWERS[scale - newScale]), precision);
        long factor = POWERS[newScale - scale];
        long scaled = digits * factor;
        return Math.multiplyHigh(digits, factor) == scaled >> 63 ? checked(scaled, precision) : NONE;
    }

    private static long rounded(long digits, long unit) {
        long whole = digits / unit;
        long rest = Math.abs(digits % unit);
        return rest >= unit - rest ? whole + (digits < 0 ? -1 : 1) : whole;
    }

    /// Returns a product in a scale.
    ///
    /// @param scale the sum of the scales of both factors
    public static long product(long left, long right, int scale, int newScale, int precision) {
        long product = left * right;
        if (Math.multiplyHigh(left, right) == product >> 63 && scale <= LONG_DIGITS) {
            return rescaled(product, scale, newScale, precision);
        }
        BigDecimal exact = BigDecimal.valueOf(left).multiply(BigDecimal.valueOf(right, scale));
        return of(exact, newScale, precision);
    }

    /// Returns a product as an object, or null if it has too many digits.
    ///
    /// @param scale the sum of the scales of both factors
    public static @Nullable DecimalData largeProduct(long left, long right, int scale, int precision, int newScale) {
        long product = left * right;
        boolean isShort = Math.multiplyHigh(left, right) == product >> 63;
        if (isShort && scale == newScale) return DecimalData.fromUnscaledLong(product, precision, scale);
        BigDecimal exact = isShort
                ? BigDecimal.valueOf(product, scale)
                : BigDecimal.valueOf(left).multiply(BigDecimal.valueOf(right, scale));
        return DecimalData.fromBigDecimal(exact, precision, newScale);
    }

    /// Returns the digits of a number.
    public static long of(BigDecimal number, int scale, int precision) {
        DecimalData data = DecimalData.fromBigDecimal(number, precision, scale);
        return data == null ? NONE : data.toUnscaledLong();
    }

    /// Returns the digits of a value in internal form.
    public static long of(DecimalData value, int scale, int precision) {
        return value.scale() == scale && value.precision() <= precision
                ? value.toUnscaledLong()
                : of(value.toBigDecimal(), scale, precision);
    }

    /// Returns the nearest double.
    public static double toDouble(long digits, int scale) {
        if (scale == 0) return digits;
        boolean isExact = digits < EXACT && digits > -EXACT;
        return isExact
                ? digits / (double) POWERS[scale]
                : BigDecimal.valueOf(digits, scale).doubleValue();
    }

    /// Compares two numbers with different scales.
    public static int compare(long left, int leftScale, long right, int rightScale) {
        if (leftScale == rightScale) return Long.compare(left, right);
        return BigDecimal.valueOf(left, leftScale).compareTo(BigDecimal.valueOf(right, rightScale));
    }

    /// Returns the whole part of a number.
    public static long whole(long digits, int scale) {
        return digits / POWERS[scale];
    }
}
