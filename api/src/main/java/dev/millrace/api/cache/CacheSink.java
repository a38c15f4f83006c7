package dev.millrace.api.cache;

import dev.millrace.api.memory.DataOutputViewStreamWrapper;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.base.host.Host;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Writes records with their timestamps into a directory, with one file for each subtask.
final class CacheSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER_SIZE = 64 << 10;

    private final String directory;
    private final TypeSerializer<T> serializer;

    CacheSink(Path directory, TypeSerializer<T> serializer) {
        this.directory = directory.toString();
        this.serializer = serializer;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        Path file = Path.of(directory, "part-" + context.getTaskInfo().getIndexOfThisSubtask());
        return new Writer<>(
                new DataOutputViewStreamWrapper(
                        new BufferedOutputStream(Host.real().disk().create(file), BUFFER_SIZE)),
                serializer);
    }

    private static final class Writer<T> implements SinkWriter<T> {
        private final DataOutputViewStreamWrapper out;
        private final TypeSerializer<T> serializer;

        Writer(DataOutputViewStreamWrapper out, TypeSerializer<T> serializer) {
            this.out = out;
            this.serializer = serializer;
        }

        @Override
        public void write(T element, Context context) throws IOException {
            @Nullable Long timestamp = context.timestamp();
            out.writeByte(timestamp == null ? CachedPart.UNTIMED : CachedPart.TIMED);
            if (timestamp != null) out.writeLong(timestamp);
            serializer.serialize(element, out);
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            if (endOfInput) out.writeByte(CachedPart.END);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
