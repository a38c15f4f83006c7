package dev.millrace.connector.table.datagen;

import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.LogicalType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Counts from a number to a number.
///
/// @param type the type of the column
/// @param start the first number
/// @param end the last number
record SequenceField(LogicalType type, long start, long end) implements FieldGenerator {

    @Override
    public @Nullable Object value(long row, long nowMillis) {
        long value = start + row;
        return switch (type.getTypeRoot()) {
            case TINYINT -> (byte) value;
            case SMALLINT -> (short) value;
            case INTEGER -> (int) value;
            case BIGINT -> value;
            case FLOAT -> (float) value;
            case DOUBLE -> (double) value;
            case DECIMAL ->
                DecimalData.fromBigDecimal(
                        BigDecimal.valueOf(value),
                        ((DecimalType) type).getPrecision(),
                        ((DecimalType) type).getScale());
            case CHAR, VARCHAR -> StringData.fromString(Long.toString(value));
            default -> throw new IllegalArgumentException("there are no sequences of type " + type.asSummaryString());
        };
    }

    @Override
    public long rowsMax() {
        return Math.max(0, end - start + 1);
    }
}
