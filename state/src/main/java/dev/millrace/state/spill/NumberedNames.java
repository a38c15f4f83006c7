package dev.millrace.state.spill;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.state.fault.StateFaults;
import dev.millrace.state.rows.RowNumber;
import dev.millrace.state.rows.RowNumberSerializer;
import dev.millrace.state.table.CompositeTable;
import java.io.IOException;

/// Builds and reads the keys of numbered rows in a store: the key of the state's row, then the part and the number.
/// Not thread-safe.
///
/// @param rows builds the first part of the keys
public record NumberedNames<K>(StoredRows<K> rows) {

    /// Writes the key of a row.
    ///
    /// @param hash the hash of the key
    DataOutputSerializer name(DataOutputSerializer out, byte[] prefix, K key, int hash, String part, long number) {
        DataOutputSerializer name = rows.key(out, prefix, key, hash);
        try {
            name.writeUTF(part);
            name.writeLong(number);
        } catch (IOException unwritable) {
            throw StateFaults.ROW
                    .what("A key cannot be written.")
                    .cause(unwritable)
                    .fix("Correct the serializer of the key type.");
        }
        return name;
    }

    /// Returns the row to which a key of the store belongs.
    ///
    /// @param prefix the prefix of the row keys
    CompositeTable.Key<K> rowOf(byte[] prefix, byte[] name) throws IOException {
        int begin = prefix.length + Short.BYTES;
        DataInputDeserializer in = new DataInputDeserializer(name, begin, name.length - begin);
        K key = rows.serializer().deserialize(in);
        RowNumber row = RowNumberSerializer.INSTANCE.deserialize(in);
        return new CompositeTable.Key<>(key, row.part(), row.number());
    }
}
