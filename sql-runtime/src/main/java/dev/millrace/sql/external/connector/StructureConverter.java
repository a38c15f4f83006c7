package dev.millrace.sql.external.connector;

import dev.millrace.sql.external.ValueConverter;
import dev.millrace.table.connector.sink.DynamicTableSink;
import dev.millrace.table.connector.source.DynamicTableSource;
import dev.millrace.table.types.DataType;
import org.jspecify.annotations.Nullable;

/// Converts single values between internal form and the classes of programs. Not thread-safe.
final class StructureConverter
        implements DynamicTableSource.DataStructureConverter, DynamicTableSink.DataStructureConverter {
    private static final long serialVersionUID = 1;

    private final DataType type;
    private transient @Nullable ValueConverter values;

    /// @param type the type and the class of the values
    StructureConverter(DataType type) {
        this.type = type;
    }

    @Override
    public void open(Context context) {
        values();
    }

    private ValueConverter values() {
        ValueConverter present = values;
        if (present == null) values = present = ValueConverter.of(type);
        return present;
    }

    @Override
    public @Nullable Object toInternal(@Nullable Object externalStructure) {
        return values().internal(externalStructure);
    }

    @Override
    public @Nullable Object toExternal(@Nullable Object internalStructure) {
        return values().external(internalStructure);
    }
}
