package dev.millrace.network.codec;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.exchange.LazyRows;
import dev.millrace.network.wire.Piece;
import dev.millrace.network.wire.BufferPool;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Holds received rows that have not been decoded yet.
final class RowsIn implements LazyRows {
    private final RecordCodec form;
    private final Piece rows;
    private final byte[] present;
    private final @Nullable Object @Nullable [] longs;
    private final BufferPool pool;

    /// @param present a bit for each record, set if the record is not null; empty if no record is null
    /// @param longs the values, if they came as a column; else null
    /// @param pool receives the array of the rows when they have been decoded
    RowsIn(RecordCodec form, Piece rows, byte[] present, @Nullable Object @Nullable [] longs, BufferPool pool) {
        this.form = form;
        this.rows = rows;
        this.present = present;
        this.longs = longs;
        this.pool = pool;
    }

    @Override
    public void read(@Nullable Object[] values, @Nullable Object[] objectKeys) {
        try {
            DataInputDeserializer in = new DataInputDeserializer(rows.bytes(), rows.from(), rows.length());
            if (longs != null) System.arraycopy(longs, 0, values, 0, values.length);
            boolean hasKeys = objectKeys.length > 0;
            for (int i = 0; i < values.length; i++) {
                if (longs == null && isPresent(i)) values[i] = form.value(in);
                if (hasKeys) objectKeys[i] = form.key(in);
            }
            if (in.available() > 0) throw new IOException(in.available() + " bytes are left over");
            in.releaseArrays();
            pool.give(rows.bytes());
        } catch (IOException | RuntimeException thrown) {
            throw CodecFaults.READ
                    .what("%d records of %d bytes could not be read.", values.length, rows.length())
                    .cause(thrown)
                    .fix(
                            "Check that the serializer %s reads what it writes.",
                            form.values().getClass().getName());
        }
    }

    private boolean isPresent(int record) {
        return present.length == 0 || (present[record / 8] >> record % 8 & 1) != 0;
    }
}
