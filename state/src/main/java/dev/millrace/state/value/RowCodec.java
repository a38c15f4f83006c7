package dev.millrace.state.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Serializes the rows of one state without their keys: the timestamp, if rows have one, and the value.
/// Not thread-safe.
///
/// @param values serializes the values; the format may differ from the state's current format
/// @param packing how values are packed as longs, or null if values are stored as objects
/// @param isDated whether the serialized rows have a timestamp
/// @param keepsTimes whether values contain their timestamps, as lists and maps do
public record RowCodec(
        ValueCodec values, @Nullable Packing packing, TimeToLive ttl, boolean isDated, boolean keepsTimes) {

    /// Creates the codec of a state.
    ///
    /// @param isDated whether the serialized rows have time to live
    public static RowCodec of(
            StateDescriptor<?, ?> descriptor, TimeToLive ttl, ValueCodec.Choice choice, boolean isDated) {
        boolean keepsTimes = StateColumns.keepsOwnTimes(descriptor);
        return new RowCodec(
                ValueCodec.of(descriptor, isDated && keepsTimes, choice),
                StateColumns.packing(descriptor),
                ttl,
                isDated && !keepsTimes,
                keepsTimes);
    }

    public <K> void write(KeyedTable<K> table, int slot, DataOutputView out) throws IOException {
        if (isDated) out.writeLong(table.getLong(StateColumns.SINCE, slot));
        Object value = packing == null
                ? table.getObject(StateColumns.VALUE, slot)
                : packing.unpack(table.getLong(StateColumns.VALUE, slot));
        values.write(value, out);
    }

    /// Skips a row.
    public void skip(DataInputView in) throws IOException {
        if (isDated) in.readLong();
        values.read(in);
    }

    public <K> void read(KeyedTable<K> table, int slot, DataInputView in) throws IOException {
        long since = isDated ? in.readLong() : ttl.now();
        Object value = values.retimed(values.read(in), ttl.isEnabled(), since);
        if (packing == null) table.setObject(StateColumns.VALUE, slot, value);
        else table.setLong(StateColumns.VALUE, slot, packing.pack(value));
        if (ttl.isEnabled() && !keepsTimes) table.setLong(StateColumns.SINCE, slot, since);
    }
}
