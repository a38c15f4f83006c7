package dev.millrace.table.types.logical.utils;

import dev.millrace.table.fault.TableFaults;
import dev.millrace.table.types.logical.BinaryType;
import dev.millrace.table.types.logical.CharType;
import dev.millrace.table.types.logical.DayTimeIntervalType;
import dev.millrace.table.types.logical.DayTimeIntervalType.DayTimeResolution;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.DistinctType;
import dev.millrace.table.types.logical.DoubleType;
import dev.millrace.table.types.logical.FloatType;
import dev.millrace.table.types.logical.LocalZonedTimestampType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.StructuredType;
import dev.millrace.table.types.logical.StructuredType.StructuredAttribute;
import dev.millrace.table.types.logical.TimeType;
import dev.millrace.table.types.logical.TimestampKind;
import dev.millrace.table.types.logical.TimestampType;
import dev.millrace.table.types.logical.VarBinaryType;
import dev.millrace.table.types.logical.VarCharType;
import dev.millrace.table.types.logical.YearMonthIntervalType;
import dev.millrace.table.types.logical.YearMonthIntervalType.YearMonthResolution;
import dev.millrace.table.types.logical.ZonedTimestampType;
import java.util.List;
import java.util.function.Predicate;

/// Answers questions about the parameters and parts of types.
public final class LogicalTypeChecks {
    private LogicalTypeChecks() {}

    /// Returns whether the type or a type within it fulfils a condition.
    public static boolean hasNested(LogicalType type, Predicate<LogicalType> condition) {
        return condition.test(type)
                || !type.is(LogicalTypeRoot.UNRESOLVED)
                        && type.getChildren().stream().anyMatch(child -> hasNested(child, condition));
    }

    private static TimestampKind kind(LogicalType type) {
        return switch (type) {
            case TimestampType each -> each.getKind();
            case LocalZonedTimestampType each -> each.getKind();
            case ZonedTimestampType each -> each.getKind();
            default -> TimestampKind.REGULAR;
        };
    }

    /// Returns whether a column of the type has the time of its rows.
    public static boolean isTimeAttribute(LogicalType type) {
        return kind(type) != TimestampKind.REGULAR;
    }

    /// Returns whether a column of the type has the event time of its rows.
    public static boolean isRowtimeAttribute(LogicalType type) {
        return kind(type) == TimestampKind.ROWTIME;
    }

    /// Returns whether a column of the type has the processing time of its rows.
    public static boolean isProctimeAttribute(LogicalType type) {
        return kind(type) == TimestampKind.PROCTIME;
    }

    /// Returns whether a column of the type can become the time of its rows.
    public static boolean canBeTimeAttributeType(LogicalType type) {
        return type.isAnyOf(
                LogicalTypeRoot.TIMESTAMP_WITHOUT_TIME_ZONE, LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
    }

    /// Returns whether the type has named fields.
    public static boolean isCompositeType(LogicalType type) {
        return type instanceof DistinctType distinct
                ? isCompositeType(distinct.getSourceType())
                : type.isAnyOf(LogicalTypeRoot.ROW, LogicalTypeRoot.STRUCTURED_TYPE);
    }

    /// Returns the length of a type of texts or bytes.
    public static int getLength(LogicalType type) {
        return switch (type) {
            case CharType each -> each.getLength();
            case VarCharType each -> each.getLength();
            case BinaryType each -> each.getLength();
            case VarBinaryType each -> each.getLength();
            default -> throw lacking(type, "length");
        };
    }

    /// Returns whether the type has the given length.
    public static boolean hasLength(LogicalType type, int length) {
        return getLength(type) == length;
    }

    /// Returns whether the type has the greatest length.
    public static boolean hasMaxLength(LogicalType type) {
        return getLength(type) == VarCharType.MAX_LENGTH;
    }

    /// Returns the precision of a type of numbers or times.
    public static int getPrecision(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case DECIMAL -> ((DecimalType) type).getPrecision();
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            case FLOAT -> FloatType.PRECISION;
            case DOUBLE -> DoubleType.PRECISION;
            case TIME_WITHOUT_TIME_ZONE -> ((TimeType) type).getPrecision();
            case TIMESTAMP_WITHOUT_TIME_ZONE -> ((TimestampType) type).getPrecision();
            case TIMESTAMP_WITH_TIME_ZONE -> ((ZonedTimestampType) type).getPrecision();
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> ((LocalZonedTimestampType) type).getPrecision();
            default -> throw lacking(type, "precision");
        };
    }

    /// Returns whether the type has the given precision.
    public static boolean hasPrecision(LogicalType type, int precision) {
        return getPrecision(type) == precision;
    }

    /// Returns the scale of a type of exact numbers.
    public static int getScale(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case DECIMAL -> ((DecimalType) type).getScale();
            case TINYINT, SMALLINT, INTEGER, BIGINT -> 0;
            default -> throw lacking(type, "scale");
        };
    }

    /// Returns whether the type has the given scale.
    public static boolean hasScale(LogicalType type, int scale) {
        return getScale(type) == scale;
    }

    /// Returns the number of digits for the years of an interval.
    public static int getYearPrecision(LogicalType type) {
        if (type instanceof YearMonthIntervalType interval) return interval.getYearPrecision();
        throw lacking(type, "precision of years");
    }

    /// Returns whether the interval has the given number of digits for years.
    public static boolean hasYearPrecision(LogicalType type, int yearPrecision) {
        return getYearPrecision(type) == yearPrecision;
    }

    /// Returns the number of digits for the days of an interval.
    public static int getDayPrecision(LogicalType type) {
        if (type instanceof DayTimeIntervalType interval) return interval.getDayPrecision();
        throw lacking(type, "precision of days");
    }

    /// Returns whether the interval has the given number of digits for days.
    public static boolean hasDayPrecision(LogicalType type, int dayPrecision) {
        return getDayPrecision(type) == dayPrecision;
    }

    /// Returns the number of digits behind the seconds of an interval.
    public static int getFractionalPrecision(LogicalType type) {
        if (type instanceof DayTimeIntervalType interval) return interval.getFractionalPrecision();
        throw lacking(type, "precision of seconds");
    }

    /// Returns whether the interval has the given number of digits behind the seconds.
    public static boolean hasFractionalPrecision(LogicalType type, int fractionalPrecision) {
        return getFractionalPrecision(type) == fractionalPrecision;
    }

    /// Returns whether an interval has one field, such as `INTERVAL DAY`.
    public static boolean isSingleFieldInterval(LogicalType type) {
        return switch (type) {
            case YearMonthIntervalType each -> each.getResolution() != YearMonthResolution.YEAR_TO_MONTH;
            case DayTimeIntervalType each ->
                List.of(
                                DayTimeResolution.DAY,
                                DayTimeResolution.HOUR,
                                DayTimeResolution.MINUTE,
                                DayTimeResolution.SECOND)
                        .contains(each.getResolution());
            default -> throw lacking(type, "resolution");
        };
    }

    /// Returns the number of fields: one for a type without fields.
    public static int getFieldCount(LogicalType type) {
        return isCompositeType(type) ? getFieldNames(type).size() : 1;
    }

    /// Returns the names of the fields.
    public static List<String> getFieldNames(LogicalType type) {
        return switch (type) {
            case RowType row -> row.getFieldNames();
            case StructuredType structured ->
                structured.getAttributes().stream()
                        .map(StructuredAttribute::getName)
                        .toList();
            case DistinctType distinct -> getFieldNames(distinct.getSourceType());
            default -> throw lacking(type, "fields");
        };
    }

    /// Returns the types of the fields.
    public static List<LogicalType> getFieldTypes(LogicalType type) {
        return type instanceof DistinctType distinct ? getFieldTypes(distinct.getSourceType()) : type.getChildren();
    }

    private static RuntimeException lacking(LogicalType type, String property) {
        return TableFaults.PROPERTY
                .argument("The type %s has no %s.", type, property)
                .fix("Ask only types that have a %s.", property);
    }
}
