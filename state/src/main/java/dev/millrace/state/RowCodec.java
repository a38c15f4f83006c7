package dev.millrace.state;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.value.Packing;
import dev.millrace.state.value.TimeToLive;
import dev.millrace.state.value.ValueCodec;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// How the rows of one state are written and read, but for their keys: the time first if rows have one, then the
/// value. Used by one thread.
///
/// @param values how the values are written, which may not be how the state keeps them now
/// @param packing how values are kept as longs, or null if they are kept as objects
/// @param isDated whether the rows that are written or read have a time
/// @param keepsTimes whether values keep their times themselves, as lists and maps do
record RowCodec(ValueCodec values, @Nullable Packing packing, TimeToLive ttl, boolean isDated, boolean keepsTimes) {

    /// @param isDated whether what is written or read lives for a time only
    static RowCodec of(StateDescriptor<?, ?> descriptor, TimeToLive ttl, ValueCodec.Choice choice, boolean isDated) {
        boolean keepsTimes = HeapStates.keepsOwnTimes(descriptor);
        return new RowCodec(
                ValueCodec.of(descriptor, isDated && keepsTimes, choice),
                HeapStates.packing(descriptor),
                ttl,
                isDated && !keepsTimes,
                keepsTimes);
    }

    <K> void write(KeyedTable<K> table, int slot, DataOutputView out) throws IOException {
        if (isDated) out.writeLong(table.getLong(StateCursor.SINCE, slot));
        Object value = packing == null
                ? table.getObject(StateCursor.VALUE, slot)
                : packing.unpack(table.getLong(StateCursor.VALUE, slot));
        values.write(value, out);
    }

    /// Reads a row that nobody wants.
    void skip(DataInputView in) throws IOException {
        if (isDated) in.readLong();
        values.read(in);
    }

    <K> void read(KeyedTable<K> table, int slot, DataInputView in) throws IOException {
        long since = isDated ? in.readLong() : ttl.now();
        Object value = values.retimed(values.read(in), ttl.isEnabled(), since);
        if (packing == null) table.setObject(StateCursor.VALUE, slot, value);
        else table.setLong(StateCursor.VALUE, slot, packing.pack(value));
        if (ttl.isEnabled() && !keepsTimes) table.setLong(StateCursor.SINCE, slot, since);
    }
}
