package dev.millrace.api.type;

import dev.millrace.api.serializer.PojoSerializer;
import dev.millrace.api.serializer.RecordSerializer;
import dev.millrace.api.serializer.Shape;
import dev.millrace.api.serializer.Shapes;
import dev.millrace.api.serializer.TypeSerializer;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Describes a record, or a class whose fields can all be read and written. The fields of classes are ordered by name.
public class PojoTypeInfo<T> extends CompositeType<T> {
    private static final long serialVersionUID = 1L;

    private final PojoField[] fields;

    /// Creates the type of a class with fields. The components of a record keep their order.
    public PojoTypeInfo(Class<T> typeClass, List<PojoField> fields) {
        super(typeClass);
        this.fields = fields.toArray(PojoField[]::new);
        if (!typeClass.isRecord()) {
            Arrays.sort(
                    this.fields,
                    java.util.Comparator.comparing(field -> field.getField().getName()));
        }
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return fields.length;
    }

    /// Returns true for records, whose components are ordered.
    @Override
    public boolean hasDeterministicFieldOrder() {
        return getTypeClass().isRecord();
    }

    /// Returns the field at a position, starting at 0.
    public PojoField getPojoFieldAt(int pos) {
        return fields[Objects.checkIndex(pos, fields.length)];
    }

    @Override
    @SuppressWarnings("unchecked")
    public <X> TypeInformation<X> getTypeAt(int pos) {
        return (TypeInformation<X>) getPojoFieldAt(pos).getTypeInformation();
    }

    @Override
    public String[] getFieldNames() {
        return Arrays.stream(fields).map(field -> field.getField().getName()).toArray(String[]::new);
    }

    @Override
    public int getFieldIndex(String fieldName) {
        return Arrays.asList(getFieldNames()).indexOf(fieldName);
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        TypeSerializer<?>[] serializers = serializers(config);
        return getTypeClass().isRecord() ? new RecordSerializer<>(getTypeClass(), serializers) : pojo(serializers);
    }

    private TypeSerializer<?>[] serializers(SerializerConfig config) {
        return Arrays.stream(fields)
                .map(field -> field.getTypeInformation().createSerializer(config))
                .toArray(TypeSerializer<?>[]::new);
    }

    private PojoSerializer<T> pojo(TypeSerializer<?>[] serializers) {
        List<Field> members = Arrays.stream(fields).map(PojoField::getField).toList();
        return new PojoSerializer<>(getTypeClass(), members, serializers, new RuntimeClassSerializers());
    }

    /// Creates the serializer of a class that is not a record.
    public PojoSerializer<T> createPojoSerializer(SerializerConfig config) {
        return pojo(serializers(config));
    }

    /// Returns the accessor of the class, with the fields in the order of their positions.
    Shape<T> shape() {
        TypeSerializer<?>[] none = new TypeSerializer<?>[fields.length];
        return getTypeClass().isRecord()
                ? Shapes.ofRecord(getTypeClass(), none)
                : Shapes.ofFields(
                        getTypeClass(),
                        Arrays.stream(fields).map(PojoField::getField).toList(),
                        none);
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof PojoTypeInfo<?> that && super.equals(obj) && Arrays.equals(that.fields, fields);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(fields) + super.hashCode();
    }

    @Override
    public boolean canEqual(Object obj) {
        return obj instanceof PojoTypeInfo;
    }

    @Override
    public String toString() {
        return Arrays.stream(fields)
                .map(field -> field.getField().getName() + ": " + field.getTypeInformation())
                .collect(Collectors.joining(", ", "PojoType<" + getTypeClass().getName() + ", fields = [", "]>"));
    }

    @Override
    FlatFieldDescriptor flatField(int position, int index) {
        return new NamedFlatFieldDescriptor(getFieldNames()[index], position, getTypeAt(index));
    }

    /// Describes a field with its name and its position among the flattened fields.
    public static class NamedFlatFieldDescriptor extends FlatFieldDescriptor {
        private final String fieldName;

        /// Creates the descriptor of a field.
        public NamedFlatFieldDescriptor(String name, int keyPosition, TypeInformation<?> type) {
            super(keyPosition, type);
            this.fieldName = name;
        }

        /// Returns the name of the field in its class.
        public String getFieldName() {
            return fieldName;
        }

        @Override
        public String toString() {
            return "NamedFlatFieldDescriptor [name=" + fieldName + ", position=" + getPosition() + ", type=" + getType()
                    + "]";
        }
    }
}
