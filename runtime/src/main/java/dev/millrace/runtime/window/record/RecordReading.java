package dev.millrace.runtime.window.record;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.runtime.chain.OperatorContext;
import java.util.ArrayList;
import java.util.List;

/// Counts the snapshots that read the records of windows and joins. While a snapshot reads them, user code receives
/// copies of mutable records. Not thread-safe.
public final class RecordReading {
    private final TypeSerializer<Object> left;
    private final TypeSerializer<Object> right;
    private int readers;

    /// Creates a counter without readers.
    ///
    /// @param left the serializer of the first input's records
    /// @param right the serializer of the second input's records
    RecordReading(TypeSerializer<Object> left, TypeSerializer<Object> right) {
        this.left = left;
        this.right = right;
    }

    /// Creates a counter for the records of one input.
    public static RecordReading alone(TypeSerializer<Object> serializer) {
        return new RecordReading(serializer, serializer);
    }

    /// Creates a counter for the records of both inputs of a join.
    public static RecordReading of(OperatorContext context) {
        return new RecordReading(serializer(context, 0), serializer(context, 1));
    }

    @SuppressWarnings("unchecked")
    private static TypeSerializer<Object> serializer(OperatorContext context, int input) {
        TypeInformation<?> type = context.step().inputs().get(input).type();
        return (TypeSerializer<Object>)
                type.createSerializer(context.execution().getSerializerConfig());
    }

    public TypeSerializer<Object> serializer(boolean isLeft) {
        return isLeft ? left : right;
    }

    /// Notes that a snapshot reads records from now on.
    public void begins() {
        readers++;
    }

    public void ends() {
        readers--;
    }

    /// Returns a serializer for records of either input.
    public SidesSerializer sides() {
        return new SidesSerializer(left, right);
    }

    /// Returns whether a snapshot reads records.
    boolean isOn() {
        return readers > 0;
    }

    /// Returns a record that user code may receive: a copy while a snapshot reads records.
    public Object own(boolean isLeft, Object value) {
        return readers == 0 ? value : serializer(isLeft).copy(value);
    }

    /// Returns copies of records for user code. Called while a snapshot reads the records.
    List<Object> own(boolean isLeft, List<Object> values) {
        List<Object> own = new ArrayList<>(values);
        own.replaceAll(serializer(isLeft)::copy);
        return own;
    }
}
