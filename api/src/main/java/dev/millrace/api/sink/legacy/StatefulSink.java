package dev.millrace.api.sink.legacy;

import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.StatefulSinkWriter;
import dev.millrace.api.sink.SupportsWriterState;
import dev.millrace.api.sink.WriterInitContext;
import java.io.IOException;

/// Adds writer state to a sink, as in Flink 1.
public interface StatefulSink<InputT, WriterStateT> extends Sink<InputT>, SupportsWriterState<InputT, WriterStateT> {

    @Override
    StatefulSinkWriter<InputT, WriterStateT> createWriter(WriterInitContext context) throws IOException;
}
