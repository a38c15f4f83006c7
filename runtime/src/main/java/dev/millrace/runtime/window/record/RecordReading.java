package dev.millrace.runtime.window.record;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.runtime.chain.OperatorContext;
import java.util.ArrayList;
import java.util.List;

/// Who reads the records of windows and joins. While a snapshot does, user code gets copies of those that can change.
/// Owned by one thread.
public final class RecordReading {
    private final TypeSerializer<Object> left;
    private final TypeSerializer<Object> right;
    private int readers;

    /// @param left of the records of the first input
    RecordReading(TypeSerializer<Object> left, TypeSerializer<Object> right) {
        this.left = left;
        this.right = right;
    }

    /// For the records of one input.
    public static RecordReading alone(TypeSerializer<Object> serializer) {
        return new RecordReading(serializer, serializer);
    }

    /// For the records of both inputs of a join.
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

    /// A snapshot shares records from now on.
    public void begins() {
        readers++;
    }

    public void ends() {
        readers--;
    }

    /// Of records of either side.
    public SidesSerializer sides() {
        return new SidesSerializer(left, right);
    }

    /// Whether a snapshot reads records.
    boolean isOn() {
        return readers > 0;
    }

    /// A record that user code may get.
    public Object own(boolean isLeft, Object value) {
        return readers == 0 ? value : serializer(isLeft).copy(value);
    }

    /// Copies of records, for user code, while a snapshot reads the records.
    List<Object> own(boolean isLeft, List<Object> values) {
        List<Object> own = new ArrayList<>(values);
        own.replaceAll(serializer(isLeft)::copy);
        return own;
    }
}
