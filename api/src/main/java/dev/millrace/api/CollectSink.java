package dev.millrace.api;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.result.ResultBuffer;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.api.serializer.TypeSerializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Passes records to the [Results] with the same id. If the results are in another process, a [ResultBuffer] keeps the
/// records until that process requests them.
final class CollectSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    private final String id;

    CollectSink(String id) {
        this.id = id;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        Results<T> here = Results.find(id);
        return here == null ? new BufferedWriter<>(id, context) : new DirectWriter<>(here, context);
    }

    /// Passes objects.
    private static final class DirectWriter<T> implements SinkWriter<T> {
        private final Results<T> results;
        private final WriterInitContext context;

        DirectWriter(Results<T> results, WriterInitContext context) {
            this.results = results;
            this.context = context;
        }

        @Override
        public void write(T element, Context elementContext) throws InterruptedException {
            // The reader may change the records that it receives. With object reuse, the subtask may change them
            // as well.
            T kept = context.isObjectReuseEnabled()
                    ? context.<T>createInputSerializer().copy(element)
                    : element;
            results.put(kept);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }

    /// Serializes objects.
    private static final class BufferedWriter<T> implements SinkWriter<T> {
        private final ResultBuffer buffer;
        private final WriterInitContext context;
        private final DataOutputSerializer out = new DataOutputSerializer(1 << 8);
        private @Nullable TypeSerializer<T> serializer;

        BufferedWriter(String id, WriterInitContext context) {
            this.buffer = ResultBuffer.open(id);
            this.context = context;
        }

        @Override
        public void write(T element, Context elementContext) throws IOException, InterruptedException {
            if (serializer == null) serializer = context.createInputSerializer();
            out.clear();
            serializer.serialize(element, out);
            buffer.put(out.getCopyOfBuffer());
        }

        @Override
        public void flush(boolean endOfInput) throws InterruptedException {
            if (endOfInput) buffer.finish();
        }

        @Override
        public void close() {
            buffer.close();
        }
    }
}
