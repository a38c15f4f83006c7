package dev.millrace.table.types.logical.utils;

import dev.millrace.table.types.logical.DayTimeIntervalType;
import dev.millrace.table.types.logical.DistinctType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.VarBinaryType;
import dev.millrace.table.types.logical.YearMonthIntervalType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Finds out whether values of one type can be cast to another. An implicit cast needs no CAST in the statement.
public final class LogicalTypeCasts {
    /// The columns of [#TABLE] after the first one.
    private static final List<LogicalTypeRoot> TARGETS =
            List.of(LogicalTypeRoot.values()).subList(0, LogicalTypeRoot.INTERVAL_DAY_TIME.ordinal() + 1);

    /// Has a row for each type to cast from, and a column for each type to cast to: CHAR, VARCHAR, BOOLEAN, BINARY,
    /// VARBINARY, DECIMAL, TINYINT, SMALLINT, INTEGER, BIGINT, FLOAT, DOUBLE, DATE, TIME, TIMESTAMP, TIMESTAMP WITH
    /// TIME ZONE, TIMESTAMP_LTZ, intervals of months, intervals of seconds. `I` is implicit, `E` explicit.
    private static final String TABLE = """
        CHAR                           IIEEEEEEEEEEEEEEEEE
        VARCHAR                        EIEEEEEEEEEEEEEEEEE
        BOOLEAN                        EEI..EEEEEEE.......
        BINARY                         EE.II..............
        VARBINARY                      EE.EI..............
        DECIMAL                        EE...IEEEEII..E.E..
        TINYINT                        EEE..IIIIIII..E.E..
        SMALLINT                       EEE..IEIIIII..E.E..
        INTEGER                        EEE..IEEIIII..E.E..
        BIGINT                         EEE..IEEEIII..E.E..
        FLOAT                          EE...IEEEEII..E.E..
        DOUBLE                         EE...IEEEEEI..E.E..
        DATE                           EE..........I.EEE..
        TIME_WITHOUT_TIME_ZONE         EE...........IEEE..
        TIMESTAMP_WITHOUT_TIME_ZONE    EE...EEEEEEEIIIEI..
        TIMESTAMP_WITH_TIME_ZONE       EE..........EEEIE..
        TIMESTAMP_WITH_LOCAL_TIME_ZONE EE...EEEEEEEEEIEI..
        INTERVAL_YEAR_MONTH            EE...............I.
        INTERVAL_DAY_TIME              EE................I
        ARRAY                          EE.................
        MULTISET                       EE.................
        MAP                            EE.................
        ROW                            EE.................
        STRUCTURED_TYPE                EE.................
        RAW                            EE.EE..............
        BITMAP                         EE.................
        """;

    private static final Map<LogicalTypeRoot, String> ROWS = rows();

    private LogicalTypeCasts() {}

    private static Map<LogicalTypeRoot, String> rows() {
        Map<LogicalTypeRoot, String> rows = new EnumMap<>(LogicalTypeRoot.class);
        TABLE.lines().map(line -> line.split(" +")).forEach(row -> rows.put(LogicalTypeRoot.valueOf(row[0]), row[1]));
        return rows;
    }

    /// Returns whether each value of one type is a value of the other, so that no cast is needed.
    public static boolean supportsAvoidingCast(LogicalType sourceType, LogicalType targetType) {
        if (sourceType.isNullable() && !targetType.isNullable()) return false;
        if (isSame(sourceType, targetType)) return true;
        if (sourceType instanceof DayTimeIntervalType from && targetType instanceof DayTimeIntervalType to) {
            return from.getDayPrecision() <= to.getDayPrecision()
                    && from.getFractionalPrecision() <= to.getFractionalPrecision();
        }
        if (sourceType instanceof YearMonthIntervalType from && targetType instanceof YearMonthIntervalType to)
            return from.getYearPrecision() <= to.getYearPrecision();
        boolean isString = areBoth(sourceType, targetType, LogicalTypeFamily.CHARACTER_STRING)
                || areBoth(sourceType, targetType, LogicalTypeFamily.BINARY_STRING);
        if (isString) {
            boolean varies = targetType.isAnyOf(LogicalTypeRoot.VARCHAR, LogicalTypeRoot.VARBINARY);
            return varies && LogicalTypeChecks.getLength(sourceType) <= LogicalTypeChecks.getLength(targetType);
        }
        boolean isConstructed =
                sourceType.getTypeRoot() == targetType.getTypeRoot() && sourceType.is(LogicalTypeFamily.CONSTRUCTED);
        return isConstructed && supportsAvoidingCast(sourceType.getChildren(), targetType.getChildren());
    }

    /// Returns whether no type of a list needs a cast to the type at the same position of another list.
    public static boolean supportsAvoidingCast(List<LogicalType> sourceTypes, List<LogicalType> targetTypes) {
        if (sourceTypes.size() != targetTypes.size()) return false;
        for (int i = 0; i < sourceTypes.size(); i++)
            if (!supportsAvoidingCast(sourceTypes.get(i), targetTypes.get(i))) return false;
        return true;
    }

    /// Returns whether values change their type without a CAST in the statement.
    public static boolean supportsImplicitCast(LogicalType sourceType, LogicalType targetType) {
        return supports(sourceType, targetType, false);
    }

    /// Returns whether CAST can change values of one type to values of the other.
    public static boolean supportsExplicitCast(LogicalType sourceType, LogicalType targetType) {
        return supports(sourceType, targetType, true);
    }

    private static boolean supports(LogicalType source, LogicalType target, boolean isExplicit) {
        if (source.isNullable() && !target.isNullable() && !isExplicit) return false;
        if (source.is(LogicalTypeRoot.NULL) || isSame(source, target)) return true;
        if (source instanceof DistinctType distinct) return supports(distinct.getSourceType(), target, isExplicit);
        if (target instanceof DistinctType distinct) return supports(source, distinct.getSourceType(), isExplicit);
        if (isIntervalOfOneField(source, target)) return true;
        if (isExplicit
                && source.is(LogicalTypeRoot.BITMAP)
                && target.equals(VarBinaryType.BYTES_TYPE.copy(target.isNullable()))) return true;
        boolean isConstructed =
                source.getTypeRoot() == target.getTypeRoot() && source.is(LogicalTypeFamily.CONSTRUCTED);
        boolean areComposite = LogicalTypeChecks.isCompositeType(source) && LogicalTypeChecks.isCompositeType(target);
        if (isConstructed || isExplicit && areComposite) return supportsChildren(source, target, isExplicit);
        int column = TARGETS.indexOf(target.getTypeRoot());
        String row = ROWS.get(source.getTypeRoot());
        if (column < 0 || row == null) return false;
        return row.charAt(column) == 'I' || isExplicit && row.charAt(column) == 'E';
    }

    private static boolean supportsChildren(LogicalType source, LogicalType target, boolean isExplicit) {
        List<LogicalType> from = source.getChildren();
        List<LogicalType> to = target.getChildren();
        if (from.size() != to.size()) return false;
        for (int i = 0; i < from.size(); i++) if (!supports(from.get(i), to.get(i), isExplicit)) return false;
        return true;
    }

    private static boolean isIntervalOfOneField(LogicalType source, LogicalType target) {
        boolean isFrom = source.is(LogicalTypeFamily.INTERVAL) && target.is(LogicalTypeFamily.EXACT_NUMERIC);
        boolean isTo = target.is(LogicalTypeFamily.INTERVAL) && source.is(LogicalTypeFamily.EXACT_NUMERIC);
        return isFrom && LogicalTypeChecks.isSingleFieldInterval(source)
                || isTo && LogicalTypeChecks.isSingleFieldInterval(target);
    }

    private static boolean isSame(LogicalType one, LogicalType other) {
        return one.getTypeRoot() == other.getTypeRoot()
                && (one.is(LogicalTypeRoot.NULL) || one.copy(true).equals(other.copy(true)));
    }

    private static boolean areBoth(LogicalType one, LogicalType other, LogicalTypeFamily family) {
        return one.is(family) && other.is(family);
    }
}
