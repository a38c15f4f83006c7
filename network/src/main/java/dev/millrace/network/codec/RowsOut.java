package dev.millrace.network.codec;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.exchange.Rows;
import dev.millrace.network.wire.Spares;
import org.jspecify.annotations.Nullable;

/// Rows that a sender writes.
final class RowsOut implements Rows {
    private static final int BYTES_MIN = 128;

    private final RowForm form;
    private final DataOutputSerializer out;

    RowsOut(RowForm form, Spares spares, int bytes) {
        this.form = form;
        this.out = new DataOutputSerializer(spares.take(Math.max(BYTES_MIN, bytes)));
    }

    @Override
    public void add(@Nullable Object value, @Nullable Object key) {
        int before = out.length();
        try {
            form.write(value, key, out);
        } catch (Throwable failed) {
            out.setPositionUnsafe(before);
            throw failed;
        }
    }

    @Override
    public byte[] bytes() {
        return out.getSharedBuffer();
    }

    @Override
    public int length() {
        return out.length();
    }
}
