package dev.millrace.sql.compile.support;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.column.NullBits;
import dev.millrace.sql.function.Arithmetic;
import dev.millrace.sql.function.Casts;
import dev.millrace.sql.function.JavaValues;
import dev.millrace.sql.function.ScalarFunctionMethod;
import dev.millrace.sql.function.ValueOrder;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.LogicalType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Converts between scalars and objects in internal form, and computes with objects.
public final class Values {
    private Values() {}

    /// Returns a TINYINT.
    public static Object tinyInt(int value) {
        return (byte) value;
    }

    /// Returns a SMALLINT.
    public static Object smallInt(int value) {
        return (short) value;
    }

    /// Returns a text.
    public static Object text(byte[] bytes, int start, int end) {
        return StringData.fromBytes(bytes, start, end - start);
    }

    /// Returns a sequence of bytes.
    public static Object binary(byte[] bytes, int start, int end) {
        return Arrays.copyOfRange(bytes, start, end);
    }

    /// Returns the boolean of an integer, which is 1 for true.
    public static Object bool(int value) {
        return value != 0;
    }

    /// Returns the integer of an object.
    public static int integer(Object value) {
        return ((Number) value).intValue();
    }

    /// Returns the long of an object.
    public static long longInteger(Object value) {
        return ((Number) value).longValue();
    }

    /// Returns the float of an object.
    public static float single(Object value) {
        return ((Number) value).floatValue();
    }

    /// Returns the double of an object.
    public static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    /// Returns the double of a large decimal; 0 for null.
    public static double decimalDouble(@Nullable Object value) {
        return value == null ? 0 : ((DecimalData) value).toBigDecimal().doubleValue();
    }

    /// Returns 1 for true.
    public static int truth(Object value) {
        return (boolean) value ? 1 : 0;
    }

    /// Returns the bytes of a text or a sequence of bytes.
    public static byte[] bytes(Object value) {
        return value instanceof StringData text ? text.toBytes() : (byte[]) value;
    }

    /// Returns the milliseconds of a timestamp.
    public static long millis(Object value) {
        return ((TimestampData) value).getMillisecond();
    }

    /// Returns the digits of a decimal.
    public static long digits(Object value, int scale, int precision) {
        return Digits.of((DecimalData) value, scale, precision);
    }

    /// Compares two values in internal form.
    public static int order(Object left, Object right, LogicalType leftType, LogicalType rightType) {
        return ValueOrder.compare(left, leftType, right, rightType);
    }

    /// Returns the order of two numbers as [dev.millrace.sql.function.ValueOrder] has it.
    public static int compare(double left, double right) {
        return left == right ? 0 : Double.compare(left, right);
    }

    /// Casts a value as the interpreter does.
    public static @Nullable Object cast(@Nullable Object value, Casts casts, LogicalType from, LogicalType to) {
        return casts.cast(value, from, to);
    }

    /// Casts a value, or returns null if it cannot be cast.
    public static @Nullable Object tryCast(@Nullable Object value, Casts casts, LogicalType from, LogicalType to) {
        try {
            return casts.cast(value, from, to);
        } catch (MillraceException failed) {
            return null;
        }
    }

    /// Computes an operator as the interpreter does.
    public static @Nullable Object arithmetic(
            Object left, Object right, int operator, LogicalType leftType, LogicalType rightType, LogicalType type) {
        return Arithmetic.apply((char) operator, left, leftType, right, rightType, type);
    }

    /// Calls a function as the interpreter does.
    public static @Nullable Object call(
            @Nullable Object[] arguments, ScalarFunctionMethod method, List<LogicalType> types, LogicalType type) {
        return method.call(arguments, types, type);
    }

    /// Returns the result of a Java method in internal form.
    public static @Nullable Object internal(@Nullable Object result, LogicalType type) {
        return JavaValues.toInternal(result, type);
    }

    /// Marks a row as NULL in bits that may not exist yet, and returns the bits.
    public static long[] mark(long @Nullable [] bits, int row, int size) {
        long[] marked = bits == null ? new long[NullBits.words(size)] : bits;
        NullBits.add(marked, row);
        return marked;
    }
}
