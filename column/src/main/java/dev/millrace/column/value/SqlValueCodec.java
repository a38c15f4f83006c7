package dev.millrace.column.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.table.types.logical.LogicalType;
import java.io.IOException;

/// Writes and reads single values in internal form. NULL is not among them.
public interface SqlValueCodec {
    /// Writes a value.
    void write(Object value, DataOutputView out) throws IOException;

    /// Reads a value.
    Object read(DataInputView in) throws IOException;

    /// Returns the codec of a type. Its use is a fault for types whose values cannot be serialized.
    static SqlValueCodec of(LogicalType type) {
        return SqlValueCodecs.of(type);
    }
}
