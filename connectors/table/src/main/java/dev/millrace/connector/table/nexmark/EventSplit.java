package dev.millrace.connector.table.nexmark;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.SourceSplit;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Is a part of the blocks of a table.
///
/// @param index the number of the split
/// @param block the number of its next block
record EventSplit(int index, long block) implements SourceSplit {
    private static final int BYTES = Integer.BYTES + Long.BYTES;

    @Override
    public String splitId() {
        return Integer.toString(index);
    }

    private void write(ByteBuffer buffer) {
        buffer.putInt(index).putLong(block);
    }

    private static EventSplit read(ByteBuffer buffer) {
        return new EventSplit(buffer.getInt(), buffer.getLong());
    }

    /// Serializes one split. Thread-safe.
    static final class OneSerializer implements SimpleVersionedSerializer<EventSplit> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(EventSplit split) {
            ByteBuffer buffer = ByteBuffer.allocate(BYTES);
            split.write(buffer);
            return buffer.array();
        }

        @Override
        public EventSplit deserialize(int version, byte[] bytes) {
            return read(ByteBuffer.wrap(bytes));
        }
    }

    /// Serializes the splits that have no reader. Thread-safe.
    static final class AllSerializer implements SimpleVersionedSerializer<List<EventSplit>> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(List<EventSplit> splits) {
            ByteBuffer buffer = ByteBuffer.allocate(splits.size() * BYTES);
            for (EventSplit each : splits) each.write(buffer);
            return buffer.array();
        }

        @Override
        public List<EventSplit> deserialize(int version, byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            List<EventSplit> splits = new ArrayList<>();
            while (buffer.hasRemaining()) splits.add(read(buffer));
            return splits;
        }
    }
}
