package dev.millrace.network.codec;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.exchange.Unread;
import dev.millrace.network.wire.Piece;
import dev.millrace.network.wire.Spares;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Rows that have come and are not read yet.
final class RowsIn implements Unread {
    private final RowForm form;
    private final Piece rows;
    private final byte[] present;
    private final @Nullable Object @Nullable [] longs;
    private final Spares spares;

    /// @param present a bit for each record that is not null; empty if none is
    /// @param longs the values, if they came as a column
    /// @param spares get the rows' array when they are read
    RowsIn(RowForm form, Piece rows, byte[] present, @Nullable Object @Nullable [] longs, Spares spares) {
        this.form = form;
        this.rows = rows;
        this.present = present;
        this.longs = longs;
        this.spares = spares;
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
            spares.give(rows.bytes());
        } catch (IOException | RuntimeException thrown) {
            throw CodecFaults.READ
                    .what("%d records of %d bytes could not be read", values.length, rows.length())
                    .cause(thrown)
                    .fix(
                            "look at %s: it must read what it writes",
                            form.values().getClass().getName());
        }
    }

    private boolean isPresent(int record) {
        return present.length == 0 || (present[record / 8] >> record % 8 & 1) != 0;
    }
}
