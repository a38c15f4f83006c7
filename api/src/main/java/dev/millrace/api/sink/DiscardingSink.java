package dev.millrace.api.sink;

import java.io.IOException;

/// Drops all records.
public class DiscardingSink<IN> implements Sink<IN> {
    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<IN> createWriter(WriterInitContext context) throws IOException {
        return new DiscardingWriter<>();
    }

    private static final class DiscardingWriter<IN> implements SinkWriter<IN> {
        @Override
        public void write(IN element, Context context) {}

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
