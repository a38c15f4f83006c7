package dev.millrace.column;

import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.DistinctType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;

/// Lists the classes of columns.
public enum ColumnLayout {
    /// The column is a [LongColumn].
    LONG,

    /// The column is an [IntColumn].
    INT,

    /// The column is a [DoubleColumn].
    DOUBLE,

    /// The column is a [FloatColumn].
    FLOAT,

    /// The column is a [BooleanColumn].
    BOOLEAN,

    /// The column is a [BytesColumn].
    BYTES,

    /// The column is an [ObjectColumn].
    OBJECT;

    /// Returns the class of the columns of a type.
    public static ColumnLayout of(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case BIGINT, INTERVAL_DAY_TIME -> LONG;
            case DECIMAL -> DecimalData.isCompact(((DecimalType) type).getPrecision()) ? LONG : OBJECT;
            case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                TimestampData.isCompact(LogicalTypeChecks.getPrecision(type)) ? LONG : OBJECT;
            case TINYINT, SMALLINT, INTEGER, DATE, TIME_WITHOUT_TIME_ZONE, INTERVAL_YEAR_MONTH -> INT;
            case DOUBLE -> DOUBLE;
            case FLOAT -> FLOAT;
            case BOOLEAN -> BOOLEAN;
            case CHAR, VARCHAR, BINARY, VARBINARY -> BYTES;
            case DISTINCT_TYPE -> of(((DistinctType) type).getSourceType());
            default -> OBJECT;
        };
    }
}
