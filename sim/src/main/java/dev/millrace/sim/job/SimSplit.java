package dev.millrace.sim.job;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.SourceSplit;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Holds a range of records of a [SimSource].
///
/// @param next the first record that was not read
/// @param end the index after the last record
record SimSplit(int number, long next, long end) implements SourceSplit {
    private static final int BYTES = Integer.BYTES + 2 * Long.BYTES;

    @Override
    public String splitId() {
        return "split-" + number;
    }

    private void write(ByteBuffer to) {
        to.putInt(number).putLong(next).putLong(end);
    }

    private static SimSplit read(ByteBuffer from) {
        return new SimSplit(from.getInt(), from.getLong(), from.getLong());
    }

    /// Serializes one split.
    static final class One implements SimpleVersionedSerializer<SimSplit> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(SimSplit split) {
            ByteBuffer bytes = ByteBuffer.allocate(BYTES);
            split.write(bytes);
            return bytes.array();
        }

        @Override
        public SimSplit deserialize(int version, byte[] serialized) {
            return read(ByteBuffer.wrap(serialized));
        }
    }

    /// Serializes the splits of an enumerator.
    static final class Many implements SimpleVersionedSerializer<List<SimSplit>> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(List<SimSplit> splits) {
            ByteBuffer bytes = ByteBuffer.allocate(splits.size() * BYTES);
            for (SimSplit split : splits) split.write(bytes);
            return bytes.array();
        }

        @Override
        public List<SimSplit> deserialize(int version, byte[] serialized) {
            ByteBuffer bytes = ByteBuffer.wrap(serialized);
            List<SimSplit> splits = new ArrayList<>();
            while (bytes.hasRemaining()) splits.add(read(bytes));
            return splits;
        }
    }
}
