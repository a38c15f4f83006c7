package dev.millrace.flink1;

import dev.millrace.api.accumulator.ListAccumulator;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.sink.legacy.RichSinkFunction;
import java.io.IOException;

/// Adds each element, serialized, to an accumulator.
final class Gathering<T> extends RichSinkFunction<T> {
    private static final long serialVersionUID = 1L;
    static final String NAME = "millrace.data-set";

    private final TypeSerializer<T> serializer;
    private transient ListAccumulator<byte[]> gathered;

    @SuppressWarnings("NullAway.Init") // open() comes first
    Gathering(TypeSerializer<T> serializer) {
        this.serializer = serializer;
    }

    @Override
    public void open(Configuration parameters) {
        gathered = new ListAccumulator<>();
        getRuntimeContext().addAccumulator(NAME, gathered);
    }

    @Override
    public void invoke(T value, Context context) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        gathered.add(out.getCopyOfBuffer());
    }
}
