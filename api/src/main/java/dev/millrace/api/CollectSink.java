package dev.millrace.api;

import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.WriterInitContext;

/// Passes records to the [Results] of the same JVM that have the same number.
final class CollectSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    private final long resultsNumber;

    CollectSink(long resultsNumber) {
        this.resultsNumber = resultsNumber;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new CollectWriter<>(Results.<T>find(resultsNumber), context);
    }

    private static final class CollectWriter<T> implements SinkWriter<T> {
        private final Results<T> results;
        private final WriterInitContext context;

        CollectWriter(Results<T> results, WriterInitContext context) {
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
}
