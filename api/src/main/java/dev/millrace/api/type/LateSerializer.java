package dev.millrace.api.type;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Serializes any value: a number or name for its class, then the value. Null is supported.
@SuppressWarnings("NullAway")
final class LateSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;
    private static final int NULL = 0;
    private static final int NAMED = 1;
    private static final int FIRST = 2;
    private static final List<Class<?>> NUMBERED = List.of(
            String.class,
            Long.class,
            Integer.class,
            Double.class,
            Boolean.class,
            Float.class,
            Short.class,
            Byte.class,
            Character.class,
            List.class,
            Map.class,
            Set.class,
            Instant.class);

    private final boolean genericTypes;
    private transient @Nullable Map<Class<?>, Form> forms;

    /// Holds the serializer of one class.
    private record Form(int number, String name, TypeSerializer<Object> serializer) {}

    LateSerializer(boolean genericTypes) {
        this.genericTypes = genericTypes;
    }

    @SuppressWarnings("unchecked")
    private Form form(Class<?> type) {
        Map<Class<?>, Form> known = forms;
        if (known == null) {
            known = new HashMap<>();
            forms = known;
        }
        Form form = known.get(type);
        if (form == null) {
            TypeInformation<?> info = RuntimeTypes.ofClass(type);
            SerializerConfigImpl config = new SerializerConfigImpl();
            config.setGenericTypes(genericTypes);
            Class<?> canonical = info.getTypeClass();
            form = new Form(FIRST + NUMBERED.indexOf(canonical), canonical.getName(), (TypeSerializer<Object>)
                    info.createSerializer(config));
            known.put(type, form);
        }
        return form;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return new LateSerializer<>(genericTypes);
    }

    @Override
    public T createInstance() {
        return null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T copy(T from) {
        return from == null ? null : (T) form(from.getClass()).serializer().copy(from);
    }

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(T record, DataOutputView target) throws IOException {
        if (record == null) {
            target.writeByte(NULL);
            return;
        }
        Form form = form(record.getClass());
        if (form.number() >= FIRST) {
            target.writeByte(form.number());
        } else {
            target.writeByte(NAMED);
            target.writeUTF(form.name());
        }
        form.serializer().serialize(record, target);
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(DataInputView source) throws IOException {
        int number = source.readByte();
        if (number == NULL) return null;
        Class<?> type = number == NAMED ? load(source.readUTF()) : numbered(number);
        return (T) form(type).serializer().deserialize(source);
    }

    private static Class<?> numbered(int number) throws IOException {
        int index = number - FIRST;
        if (index < 0 || index >= NUMBERED.size()) throw new IOException("No class has number " + number + ".");
        return NUMBERED.get(index);
    }

    private static Class<?> load(String name) throws IOException {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(name, false, context != null ? context : LateSerializer.class.getClassLoader());
        } catch (ClassNotFoundException thrown) {
            throw new IOException("The bytes refer to class " + name + ", which is not there.", thrown);
        }
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof LateSerializer;
    }

    @Override
    public int hashCode() {
        return LateSerializer.class.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new LateSerializerSnapshot<>();
    }
}
