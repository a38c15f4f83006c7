package dev.millrace.table.types.logical.utils;

import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.BinaryType;
import dev.millrace.table.types.logical.CharType;
import dev.millrace.table.types.logical.DayTimeIntervalType;
import dev.millrace.table.types.logical.DayTimeIntervalType.DayTimeResolution;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.DoubleType;
import dev.millrace.table.types.logical.LocalZonedTimestampType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.MapType;
import dev.millrace.table.types.logical.MultisetType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.TimeType;
import dev.millrace.table.types.logical.TimestampType;
import dev.millrace.table.types.logical.VarBinaryType;
import dev.millrace.table.types.logical.VarCharType;
import dev.millrace.table.types.logical.YearMonthIntervalType;
import dev.millrace.table.types.logical.YearMonthIntervalType.YearMonthResolution;
import dev.millrace.table.types.logical.ZonedTimestampType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the type that has the values of several types, and the types of results of arithmetic on decimals.
public final class LogicalTypeMerging {
    /// Digits behind the point that a division keeps at least, and other operations if the digits before need room.
    private static final int LEAST_SCALE = 6;

    private static final List<String> UNITS = List.of("DAY", "HOUR", "MINUTE", "SECOND");

    private LogicalTypeMerging() {}

    /// Returns a type to which each of the types can be cast implicitly.
    public static Optional<LogicalType> findCommonType(List<LogicalType> types) {
        if (types.isEmpty()) throw new IllegalArgumentException("No types are given.");
        boolean isNullable = types.stream().anyMatch(LogicalType::isNullable);
        LogicalType common = null;
        for (LogicalType each : types) {
            if (each.is(LogicalTypeRoot.NULL)) continue;
            common = common == null ? each.copy(true) : common(common, each.copy(true));
            if (common == null) return Optional.empty();
        }
        return Optional.ofNullable(common).map(type -> type.copy(isNullable));
    }

    private static @Nullable LogicalType common(LogicalType left, LogicalType right) {
        if (left.equals(right)) return left;
        if (areBoth(left, right, LogicalTypeFamily.CHARACTER_STRING)) return commonText(left, right);
        if (areBoth(left, right, LogicalTypeFamily.BINARY_STRING)) return commonBytes(left, right);
        if (areBoth(left, right, LogicalTypeFamily.NUMERIC)) return commonNumber(left, right);
        if (areBoth(left, right, LogicalTypeFamily.TIMESTAMP)) return commonTimestamp(left, right);
        if (left instanceof YearMonthIntervalType first && right instanceof YearMonthIntervalType second) {
            return commonMonths(first, second);
        }
        if (left instanceof DayTimeIntervalType first && right instanceof DayTimeIntervalType second) {
            return commonMilliseconds(first, second);
        }
        if (left instanceof TimeType && right instanceof TimeType) return new TimeType(greaterPrecision(left, right));
        boolean isConstructed = left.getTypeRoot() == right.getTypeRoot() && left.is(LogicalTypeFamily.CONSTRUCTED);
        if (isConstructed) return commonConstructed(left, right);
        if (isShift(left, right)) return left;
        if (isShift(right, left)) return right;
        if (LogicalTypeCasts.supportsImplicitCast(left, right)) return right;
        return LogicalTypeCasts.supportsImplicitCast(right, left) ? left : null;
    }

    /// Returns whether adding the second type to the first one gives a date or time again.
    private static boolean isShift(LogicalType time, LogicalType distance) {
        if (!time.is(LogicalTypeFamily.DATETIME)) return false;
        return distance.is(LogicalTypeFamily.INTERVAL)
                || distance.is(LogicalTypeFamily.EXACT_NUMERIC) && !time.is(LogicalTypeFamily.TIME);
    }

    private static LogicalType commonText(LogicalType left, LogicalType right) {
        int length = greaterLength(left, right);
        boolean isFixed = left instanceof CharType && right instanceof CharType && sameLength(left, right);
        if (length == 0) return isFixed ? CharType.ofEmptyLiteral() : VarCharType.ofEmptyLiteral();
        return isFixed ? new CharType(length) : new VarCharType(length);
    }

    private static LogicalType commonBytes(LogicalType left, LogicalType right) {
        int length = greaterLength(left, right);
        boolean isFixed = left instanceof BinaryType && right instanceof BinaryType && sameLength(left, right);
        if (length == 0) return isFixed ? BinaryType.ofEmptyLiteral() : VarBinaryType.ofEmptyLiteral();
        return isFixed ? new BinaryType(length) : new VarBinaryType(length);
    }

    private static boolean sameLength(LogicalType left, LogicalType right) {
        return LogicalTypeChecks.getLength(left) == LogicalTypeChecks.getLength(right);
    }

    private static int greaterLength(LogicalType left, LogicalType right) {
        return Math.max(LogicalTypeChecks.getLength(left), LogicalTypeChecks.getLength(right));
    }

    private static int greaterPrecision(LogicalType left, LogicalType right) {
        return Math.max(LogicalTypeChecks.getPrecision(left), LogicalTypeChecks.getPrecision(right));
    }

    private static LogicalType commonNumber(LogicalType left, LogicalType right) {
        if (left.is(LogicalTypeFamily.APPROXIMATE_NUMERIC)) {
            if (right.is(LogicalTypeRoot.DECIMAL)) return new DoubleType();
            return right.is(LogicalTypeRoot.DOUBLE) ? right : left;
        }
        if (right.is(LogicalTypeFamily.APPROXIMATE_NUMERIC)) return right;
        if (left.is(LogicalTypeRoot.DECIMAL) || right.is(LogicalTypeRoot.DECIMAL)) {
            int scale = Math.max(LogicalTypeChecks.getScale(left), LogicalTypeChecks.getScale(right));
            int before = Math.max(digitsBefore(left), digitsBefore(right));
            return decimal(before + scale, scale);
        }
        return left.getTypeRoot().compareTo(right.getTypeRoot()) > 0 ? left : right;
    }

    private static int digitsBefore(LogicalType type) {
        return LogicalTypeChecks.getPrecision(type) - LogicalTypeChecks.getScale(type);
    }

    private static LogicalType commonTimestamp(LogicalType left, LogicalType right) {
        int precision = greaterPrecision(left, right);
        boolean isZoned = left instanceof ZonedTimestampType || right instanceof ZonedTimestampType;
        if (isZoned) return new ZonedTimestampType(precision);
        boolean isLocal = left instanceof LocalZonedTimestampType || right instanceof LocalZonedTimestampType;
        return isLocal ? new LocalZonedTimestampType(precision) : new TimestampType(precision);
    }

    private static LogicalType commonMonths(YearMonthIntervalType left, YearMonthIntervalType right) {
        boolean isSame = left.getResolution() == right.getResolution();
        return new YearMonthIntervalType(
                isSame ? left.getResolution() : YearMonthResolution.YEAR_TO_MONTH,
                Math.max(left.getYearPrecision(), right.getYearPrecision()));
    }

    /// Returns the interval from the longest to the shortest unit of both.
    private static LogicalType commonMilliseconds(DayTimeIntervalType left, DayTimeIntervalType right) {
        List<String> first = List.of(left.getResolution().name().split("_TO_"));
        List<String> second = List.of(right.getResolution().name().split("_TO_"));
        int longest = Math.min(UNITS.indexOf(first.getFirst()), UNITS.indexOf(second.getFirst()));
        int shortest = Math.max(UNITS.indexOf(first.getLast()), UNITS.indexOf(second.getLast()));
        String name = longest == shortest ? UNITS.get(longest) : UNITS.get(longest) + "_TO_" + UNITS.get(shortest);
        return new DayTimeIntervalType(
                DayTimeResolution.valueOf(name),
                Math.max(left.getDayPrecision(), right.getDayPrecision()),
                Math.max(left.getFractionalPrecision(), right.getFractionalPrecision()));
    }

    private static @Nullable LogicalType commonConstructed(LogicalType left, LogicalType right) {
        List<LogicalType> from = left.getChildren();
        List<LogicalType> to = right.getChildren();
        if (from.size() != to.size()) return null;
        List<LogicalType> parts = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            Optional<LogicalType> part = findCommonType(List.of(from.get(i), to.get(i)));
            if (part.isEmpty()) return null;
            parts.add(part.get());
        }
        return switch (left.getTypeRoot()) {
            case ARRAY -> new ArrayType(parts.getFirst());
            case MULTISET -> new MultisetType(parts.getFirst());
            case MAP -> new MapType(parts.getFirst(), parts.getLast());
            default ->
                RowType.of(
                        parts.toArray(new LogicalType[0]),
                        LogicalTypeChecks.getFieldNames(left).toArray(new String[0]));
        };
    }

    /// Returns the type of a quotient of decimals with the given precisions and scales.
    public static DecimalType findDivisionDecimalType(int precision1, int scale1, int precision2, int scale2) {
        int scale = Math.max(LEAST_SCALE, scale1 + precision2 + 1);
        return decimal(precision1 - scale1 + scale2 + scale, scale);
    }

    /// Returns the type of a remainder of decimals with the given precisions and scales.
    public static DecimalType findModuloDecimalType(int precision1, int scale1, int precision2, int scale2) {
        int scale = Math.max(scale1, scale2);
        return decimal(Math.min(precision1 - scale1, precision2 - scale2) + scale, scale);
    }

    /// Returns the type of a product of decimals with the given precisions and scales.
    public static DecimalType findMultiplicationDecimalType(int precision1, int scale1, int precision2, int scale2) {
        return decimal(precision1 + precision2 + 1, scale1 + scale2);
    }

    /// Returns the type of a sum or difference of decimals with the given precisions and scales.
    public static DecimalType findAdditionDecimalType(int precision1, int scale1, int precision2, int scale2) {
        int scale = Math.max(scale1, scale2);
        return decimal(Math.max(precision1 - scale1, precision2 - scale2) + scale + 1, scale);
    }

    /// Returns the type of a decimal that is rounded to a number of digits behind the point.
    public static DecimalType findRoundDecimalType(int precision, int scale, int round) {
        if (round >= scale) return new DecimalType(false, precision, scale);
        if (round < 0) return new DecimalType(false, Math.min(DecimalType.MAX_PRECISION, 1 + precision - scale), 0);
        return new DecimalType(false, 1 + precision - scale + round, round);
    }

    /// Returns the type of averages of values of a type.
    public static LogicalType findAvgAggType(LogicalType argType) {
        return argType instanceof DecimalType decimal
                ? new DecimalType(
                        argType.isNullable(), DecimalType.MAX_PRECISION, Math.max(LEAST_SCALE, decimal.getScale()))
                : argType;
    }

    /// Returns the type of sums of values of a type.
    public static LogicalType findSumAggType(LogicalType argType) {
        return argType instanceof DecimalType decimal
                ? new DecimalType(argType.isNullable(), DecimalType.MAX_PRECISION, decimal.getScale())
                : argType;
    }

    /// Returns a type with at most the greatest precision. The digits before the point have priority.
    private static DecimalType decimal(int precision, int scale) {
        if (precision <= DecimalType.MAX_PRECISION) return new DecimalType(false, precision, scale);
        int room = DecimalType.MAX_PRECISION - (precision - scale);
        return new DecimalType(false, DecimalType.MAX_PRECISION, Math.max(room, Math.min(scale, LEAST_SCALE)));
    }

    private static boolean areBoth(LogicalType left, LogicalType right, LogicalTypeFamily family) {
        return left.is(family) && right.is(family);
    }
}
