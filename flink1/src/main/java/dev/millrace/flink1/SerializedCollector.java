package dev.millrace.flink1;

import dev.millrace.api.accumulator.ListAccumulator;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.sink.legacy.RichSinkFunction;
import java.io.IOException;

/// Adds each serialized element to an accumulator.
final class SerializedCollector<T> extends RichSinkFunction<T> {
    private static final long serialVersionUID = 1L;
    /// The prefix of the accumulators' names.
    static final String PREFIX = "millrace.data-set.";

    private final String name;
    private final TypeSerializer<T> serializer;
    private transient ListAccumulator<byte[]> gathered;

    @SuppressWarnings("NullAway.Init") // open() comes first
    SerializedCollector(String name, TypeSerializer<T> serializer) {
        this.name = name;
        this.serializer = serializer;
    }

    @Override
    public void open(Configuration parameters) {
        gathered = new ListAccumulator<>();
        getRuntimeContext().addAccumulator(name, gathered);
    }

    @Override
    public void invoke(T value, Context context) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        gathered.add(out.getCopyOfBuffer());
    }
}
