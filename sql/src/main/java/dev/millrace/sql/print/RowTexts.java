package dev.millrace.sql.print;

import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.expression.SessionTime;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.RowType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Writes the values of rows as text: as CAST to STRING does, but bytes as `x'0f'`. Not thread-safe.
public final class RowTexts {
    private final RowData.FieldGetter[] getters;
    private final LogicalType[] types;
    private final Interpreter interpreter;

    /// Creates a writer.
    ///
    /// @param zone the time zone of TIMESTAMP_LTZ
    public RowTexts(RowType rowType, ZoneId zone) {
        this.interpreter = new Interpreter(new FunctionRegistry(), new SessionTime(zone, Instant.EPOCH));
        this.types = rowType.getChildren().toArray(LogicalType[]::new);
        this.getters = new RowData.FieldGetter[types.length];
        for (int i = 0; i < types.length; i++) getters[i] = RowData.createFieldGetter(types[i].copy(true), i);
    }

    /// Returns the texts of a row; null for NULL.
    public @Nullable String[] of(RowData row) {
        @Nullable String[] texts = new String[types.length];
        for (int i = 0; i < texts.length; i++) texts[i] = text(getters[i].getFieldOrNull(row), types[i]);
        return texts;
    }

    private @Nullable String text(@Nullable Object value, LogicalType type) {
        if (value == null) return null;
        if (type.is(LogicalTypeFamily.BINARY_STRING))
            return "x'" + HexFormat.of().formatHex((byte[]) value) + "'";
        return interpreter.text(value, type);
    }
}
