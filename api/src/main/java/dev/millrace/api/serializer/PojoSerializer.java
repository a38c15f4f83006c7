package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Serializes POJOs by their fields. Objects of subclasses are written with their class name.
@SuppressWarnings("NullAway")
public final class PojoSerializer<T> extends FieldsSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final SubclassForms subclasses;
    private final boolean current;

    /// Creates a serializer of fields.
    ///
    /// @param subclasses finds the serializers of subclasses
    public PojoSerializer(
            Class<T> type, List<Field> fields, TypeSerializer<?>[] serializers, ClassSerializers subclasses) {
        this(
                type,
                fields.stream().map(Field::getName).toList(),
                primitivesOf(fields),
                serializers,
                new SubclassForms(subclasses));
    }

    PojoSerializer(
            Class<T> type,
            List<String> names,
            boolean[] primitive,
            TypeSerializer<?>[] serializers,
            SubclassForms subclasses) {
        super(type, names, primitive, serializers);
        this.subclasses = subclasses;
        this.current = matches();
    }

    private static boolean[] primitivesOf(List<Field> fields) {
        boolean[] primitive = new boolean[fields.size()];
        for (int i = 0; i < primitive.length; i++)
            primitive[i] = fields.get(i).getType().isPrimitive();
        return primitive;
    }

    private boolean matches() {
        for (int i = 0; i < names.size(); i++) {
            Field field = field(names.get(i));
            if (field == null || !fits(i, field.getType())) return false;
        }
        return true;
    }

    private @Nullable Field field(String name) {
        return PojoMethods.fields(type).stream()
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    boolean isCurrent() {
        return current;
    }

    @Override
    Shape<T> newShape() {
        return Shapes.ofFields(type, names.stream().map(this::field).toList(), nested);
    }

    @Override
    T assemble(@Nullable Object[] fields) {
        List<Field> members = new ArrayList<>();
        List<@Nullable Object> contents = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            Field member = field(names.get(i));
            if (member == null) continue;
            members.add(member);
            contents.add(Scalar.fit(fields[i], member.getType()));
        }
        return Shapes.ofFields(type, members, new TypeSerializer<?>[members.size()])
                .build(contents.toArray());
    }

    @Override
    public T createInstance() {
        return Shapes.ofFields(type, List.of(), new TypeSerializer<?>[0]).build(new Object[0]);
    }

    @Override
    @SuppressWarnings("unchecked")
    public T copy(T from) {
        if (from == null || from.getClass() == type) return super.copy(from);
        return ((TypeSerializer<T>) subclasses.serializer(from.getClass())).copy(from);
    }

    @Override
    public void serialize(T record, DataOutputView target) throws IOException {
        if (record == null || record.getClass() == type) {
            super.serialize(record, target);
            return;
        }
        target.writeByte(SUBCLASS);
        subclasses.write(record, target);
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(DataInputView source) throws IOException {
        return switch (source.readByte()) {
            case NULL -> null;
            case EXACT -> readFields(source);
            case SUBCLASS ->
                (T) subclasses.reader(source, type.getClassLoader()).deserialize(source);
            default -> throw new IOException("An object of " + type.getName() + " starts with a wrong byte.");
        };
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return with(duplicates(nested));
    }

    @Override
    TypeSerializer<T> with(TypeSerializer<?>[] others) {
        return new PojoSerializer<>(type, names, primitive, others, subclasses.duplicate());
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new FieldsSerializerSnapshot<>(this, subclasses.serializers());
    }
}
