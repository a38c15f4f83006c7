package dev.millrace.table.data;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Is a value of the type DECIMAL: a number with the precision and scale of its type. Immutable.
/// Values of up to 18 digits need no object for their digits.
public final class DecimalData implements Comparable<DecimalData>, Serializable {
    private static final long serialVersionUID = 1L;
    private static final int COMPACT_DIGITS = 18;

    private final int precision;
    private final int scale;
    private final long unscaled;
    private final @Nullable BigDecimal large;

    private DecimalData(int precision, int scale, long unscaled, @Nullable BigDecimal large) {
        this.precision = precision;
        this.scale = scale;
        this.unscaled = unscaled;
        this.large = large;
    }

    /// Returns the number of digits of the type.
    public int precision() {
        return precision;
    }

    /// Returns the number of digits behind the point.
    public int scale() {
        return scale;
    }

    /// Returns the number.
    public BigDecimal toBigDecimal() {
        return large == null ? BigDecimal.valueOf(unscaled, scale) : large;
    }

    /// Returns the digits as an integer.
    ///
    /// @throws ArithmeticException if a long is too short for them
    public long toUnscaledLong() {
        return large == null ? unscaled : large.unscaledValue().longValueExact();
    }

    /// Returns the digits as an integer in two's complement, most significant byte first.
    public byte[] toUnscaledBytes() {
        return toBigDecimal().unscaledValue().toByteArray();
    }

    /// Returns whether a long has the digits.
    public boolean isCompact() {
        return isCompact(precision);
    }

    /// Returns whether a long has the digits of each value with the given precision.
    public static boolean isCompact(int precision) {
        return precision <= COMPACT_DIGITS;
    }

    /// Returns the same value.
    public DecimalData copy() {
        return this;
    }

    /// Returns a number with the given precision and scale. Half a unit is rounded away from zero.
    ///
    /// @return null if the number has too many digits
    public static @Nullable DecimalData fromBigDecimal(BigDecimal number, int precision, int scale) {
        BigDecimal scaled = number.setScale(scale, RoundingMode.HALF_UP);
        if (scaled.precision() > precision) return null;
        return isCompact(precision)
                ? new DecimalData(precision, scale, scaled.unscaledValue().longValueExact(), null)
                : new DecimalData(precision, scale, 0, scaled);
    }

    /// Returns the number with the given digits.
    public static DecimalData fromUnscaledLong(long unscaledLong, int precision, int scale) {
        return isCompact(precision)
                ? new DecimalData(precision, scale, unscaledLong, null)
                : new DecimalData(precision, scale, 0, BigDecimal.valueOf(unscaledLong, scale));
    }

    /// Returns the number with the given digits in two's complement.
    public static DecimalData fromUnscaledBytes(byte[] unscaledBytes, int precision, int scale) {
        BigDecimal number = new BigDecimal(new BigInteger(unscaledBytes), scale);
        DecimalData data = fromBigDecimal(number, precision, scale);
        if (data == null) throw new IllegalArgumentException(number + " has more than " + precision + " digits.");
        return data;
    }

    /// Returns zero.
    public static DecimalData zero(int precision, int scale) {
        return fromUnscaledLong(0, precision, scale);
    }

    @Override
    public int compareTo(DecimalData that) {
        boolean isSimple = large == null && that.large == null && scale == that.scale;
        return isSimple ? Long.compare(unscaled, that.unscaled) : toBigDecimal().compareTo(that.toBigDecimal());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DecimalData data && compareTo(data) == 0;
    }

    @Override
    public int hashCode() {
        return toBigDecimal().stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
        return toBigDecimal().toPlainString();
    }
}
