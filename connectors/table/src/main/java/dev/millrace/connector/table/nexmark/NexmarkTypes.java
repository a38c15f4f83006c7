package dev.millrace.connector.table.nexmark;

import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.TimestampType;
import dev.millrace.table.types.logical.VarCharType;
import java.util.List;

/// Finds the types of columns. Thread-safe.
final class NexmarkTypes {
    private static final int MILLIS = 3;

    private NexmarkTypes() {}

    static RowType rowType(List<NexmarkField> fields) {
        return RowType.of(
                fields.stream().map(NexmarkTypes::of).toArray(LogicalType[]::new),
                fields.stream().map(NexmarkField::name).toArray(String[]::new));
    }

    private static LogicalType of(NexmarkField field) {
        return switch (field) {
            case NexmarkField.Number _ -> new BigIntType();
            case NexmarkField.Time _ -> new TimestampType(MILLIS);
            case NexmarkField.Text _ -> VarCharType.STRING_TYPE;
        };
    }
}
