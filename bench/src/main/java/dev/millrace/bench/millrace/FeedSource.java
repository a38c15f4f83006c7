package dev.millrace.bench.millrace;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.bench.load.Event;
import dev.millrace.bench.load.Task;
import java.nio.ByteBuffer;

/// Emits one stream of a task; each reader reads the split of its own subtask.
final class FeedSource implements Source<Event, FeedSource.Part, FeedSource.Nothing> {
    private static final long serialVersionUID = 1L;

    private final Task task;
    private final int stream;

    FeedSource(Task task, int stream) {
        this.task = task;
        this.stream = stream;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED; // a streaming job, although it ends
    }

    @Override
    public SplitEnumerator<Part, Nothing> createEnumerator(SplitEnumeratorContext<Part> context) {
        return new FeedEnumerator(context);
    }

    @Override
    public SplitEnumerator<Part, Nothing> restoreEnumerator(SplitEnumeratorContext<Part> context, Nothing state) {
        return new FeedEnumerator(context);
    }

    @Override
    public SourceReader<Event, Part> createReader(SourceReaderContext context) {
        return new FeedReader(task, stream);
    }

    @Override
    public SimpleVersionedSerializer<Part> getSplitSerializer() {
        return new PartSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Nothing> getEnumeratorCheckpointSerializer() {
        return new NothingSerializer();
    }

    /// Represents the split of one subtask.
    ///
    /// @param index of its next event
    record Part(int subtask, long index) implements SourceSplit {
        @Override
        public String splitId() {
            return Integer.toString(subtask);
        }
    }

    /// Represents the empty state of the enumerator.
    record Nothing() {}

    private static final class PartSerializer implements SimpleVersionedSerializer<Part> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Part part) {
            return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                    .putInt(part.subtask())
                    .putLong(part.index())
                    .array();
        }

        @Override
        public Part deserialize(int version, byte[] bytes) {
            var buffer = ByteBuffer.wrap(bytes);
            return new Part(buffer.getInt(), buffer.getLong());
        }
    }

    private static final class NothingSerializer implements SimpleVersionedSerializer<Nothing> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Nothing nothing) {
            return new byte[0];
        }

        @Override
        public Nothing deserialize(int version, byte[] bytes) {
            return new Nothing();
        }
    }
}
