package dev.millrace.sql.compile.support;

import dev.millrace.table.data.DecimalData;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Computes with decimals that are objects. A result with too many digits is null.
public final class LargeDecimals {
    private static final MathContext DIVISION = new MathContext(38, RoundingMode.HALF_UP);

    private LargeDecimals() {}

    /// Returns the number of a value in internal form.
    public static BigDecimal number(Object value) {
        return ((DecimalData) value).toBigDecimal();
    }

    /// Returns a sum.
    public static @Nullable Object add(BigDecimal left, BigDecimal right, int precision, int scale) {
        return DecimalData.fromBigDecimal(left.add(right), precision, scale);
    }

    /// Returns a difference.
    public static @Nullable Object subtract(BigDecimal left, BigDecimal right, int precision, int scale) {
        return DecimalData.fromBigDecimal(left.subtract(right), precision, scale);
    }

    /// Returns a product.
    public static @Nullable Object multiply(BigDecimal left, BigDecimal right, int precision, int scale) {
        return DecimalData.fromBigDecimal(left.multiply(right), precision, scale);
    }

    /// Returns a quotient.
    ///
    /// @throws ArithmeticException if the divisor is zero
    public static @Nullable Object divide(BigDecimal left, BigDecimal right, int precision, int scale) {
        return DecimalData.fromBigDecimal(left.divide(right, DIVISION), precision, scale);
    }

    /// Returns a remainder.
    ///
    /// @throws ArithmeticException if the divisor is zero
    public static @Nullable Object remainder(BigDecimal left, BigDecimal right, int precision, int scale) {
        return DecimalData.fromBigDecimal(left.remainder(right), precision, scale);
    }
}
