package dev.millrace.api.serializer;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Serializes records by their components. Null is supported.
@SuppressWarnings("NullAway")
public final class RecordSerializer<T> extends FieldsSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final boolean immutable;
    private final boolean current;

    /// Creates a serializer of a record class from one serializer per component.
    public RecordSerializer(Class<T> type, TypeSerializer<?>[] componentSerializers) {
        this(type, namesOf(type), primitivesOf(type), componentSerializers);
    }

    RecordSerializer(Class<T> type, List<String> names, boolean[] primitive, TypeSerializer<?>[] serializers) {
        super(type, names, primitive, serializers);
        immutable = Arrays.stream(serializers).allMatch(TypeSerializer::isImmutableType);
        current = matches();
    }

    private boolean matches() {
        RecordComponent[] components = type.getRecordComponents();
        if (!namesOf(type).equals(names)) return false;
        for (int i = 0; i < components.length; i++) if (!fits(i, components[i].getType())) return false;
        return true;
    }

    private static boolean[] primitivesOf(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        boolean[] primitive = new boolean[components.length];
        for (int i = 0; i < primitive.length; i++)
            primitive[i] = components[i].getType().isPrimitive();
        return primitive;
    }

    @Override
    boolean isCurrent() {
        return current;
    }

    @Override
    Shape<T> newShape() {
        return Shapes.ofRecord(type, nested);
    }

    @Override
    T assemble(@Nullable Object[] fields) {
        RecordComponent[] now = type.getRecordComponents();
        @Nullable Object[] ordered = new @Nullable Object[now.length];
        for (int i = 0; i < ordered.length; i++) {
            int before = names.indexOf(now[i].getName());
            if (before >= 0) ordered[i] = Scalar.fit(fields[before], now[i].getType());
        }
        return Shapes.ofRecord(type, new TypeSerializer<?>[ordered.length]).build(ordered);
    }

    @Override
    public boolean isImmutableType() {
        return immutable;
    }

    @Override
    public T copy(T from) {
        return immutable ? from : super.copy(from);
    }

    @Override
    public T createInstance() {
        return null;
    }

    @Override
    TypeSerializer<T> with(TypeSerializer<?>[] others) {
        return new RecordSerializer<>(type, names, primitive, others);
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new FieldsSerializerSnapshot<>(this, null);
    }
}
