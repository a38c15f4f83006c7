package dev.millrace.network.codec;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.exchange.EncodedRows;
import dev.millrace.network.wire.BufferPool;
import org.jspecify.annotations.Nullable;

/// Encodes the rows of a sender.
final class RowsOut implements EncodedRows {
    private static final int BYTES_MIN = 128;

    private final RecordCodec form;
    private final DataOutputSerializer out;

    RowsOut(RecordCodec form, BufferPool pool, int bytes) {
        this.form = form;
        this.out = new DataOutputSerializer(pool.take(Math.max(BYTES_MIN, bytes)));
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
