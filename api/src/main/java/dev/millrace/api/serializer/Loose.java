package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Creates serializers that read values without their classes, as far as snapshots describe the format. Objects are
/// read as maps of fields, tuples and arrays as lists, and enum constants as names.
final class Loose {
    /// The key of the class name of an object whose class is ambiguous. No field can have this name.
    private static final String CLASS = "class";

    private Loose() {}

    /// Returns a serializer that reads values without their classes.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a required class is missing
    static TypeSerializer<?> reader(TypeSerializerSnapshot<?> snapshot) {
        return switch (snapshot) {
            case FieldsSerializerSnapshot<?> fields -> fields.loose("");
            case EnumSerializerSnapshot<?> constants ->
                new ConstantReader<>(constants.type().name(), constants.names(), null);
            case SealedSerializerSnapshot<?> classes -> sealed(classes);
            case TupleSerializerSnapshot<?> tuple -> new Sequence(true, readers(tuple.getNestedSerializerSnapshots()));
            case GenericArraySerializerSnapshot<?> array ->
                new Sequence(false, readers(array.getNestedSerializerSnapshots()));
            case CompositeTypeSerializerSnapshot<?, ?> composite
            when Words.isOurs(composite) ->
                composite.createOuterSerializerWithNestedSerializers(readers(composite.getNestedSerializerSnapshots()));
            case ReadableForm readable -> readable.looseReader();
            default -> snapshot.restoreSerializer();
        };
    }

    private static TypeSerializer<?>[] readers(TypeSerializerSnapshot<?>[] snapshots) {
        TypeSerializer<?>[] readers = new TypeSerializer<?>[snapshots.length];
        for (int i = 0; i < readers.length; i++) readers[i] = reader(snapshots[i]);
        return readers;
    }

    private static TypeSerializer<?> sealed(SealedSerializerSnapshot<?> snapshot) {
        List<TypeSerializer<?>> readers = new ArrayList<>();
        for (int i = 0; i < snapshot.types().size(); i++) {
            TypeSerializerSnapshot<?> form = snapshot.forms().get(i);
            String name = snapshot.types().get(i).simpleName();
            readers.add(form instanceof FieldsSerializerSnapshot<?> fields ? fields.loose(name) : reader(form));
        }
        return new SealedReader<>(readers.toArray(TypeSerializer<?>[]::new));
    }

    /// Reads tuples, whose length is fixed, and arrays, which start with their length.
    static final class Sequence extends ReadingSerializer<List<Object>> {
        private static final long serialVersionUID = 1L;

        private final boolean isFixed;

        Sequence(boolean isFixed, TypeSerializer<?>[] parts) {
            super(parts);
            this.isFixed = isFixed;
        }

        @Override
        TypeSerializer<List<Object>> with(TypeSerializer<?>[] others) {
            return new Sequence(isFixed, others);
        }

        @Override
        @SuppressWarnings({"NullAway", "unchecked"})
        public List<Object> deserialize(DataInputView source) throws IOException {
            List<Object> elements = new ArrayList<>();
            if (isFixed) {
                for (TypeSerializer<?> part : nested) elements.add(part.deserialize(source));
            } else {
                TypeSerializer<Object> part = (TypeSerializer<Object>) nested[0];
                Elements.read(Compact.readInt(source), part, source, elements::add);
            }
            return elements;
        }
    }

    /// Reads objects as maps of fields.
    static final class Fields extends ReadingSerializer<Map<String, @Nullable Object>> {
        private static final long serialVersionUID = 1L;

        private final String label;
        private final List<String> names;
        private final boolean[] primitive;
        private final @Nullable TypeSerializer<?> whole;

        /// @param label the class name to add to the fields; empty for none
        /// @param whole reads objects of subclasses, which follow a flag byte; null if there are no subclasses
        Fields(
                String label,
                List<String> names,
                boolean[] primitive,
                TypeSerializer<?>[] readers,
                @Nullable TypeSerializer<?> whole) {
            super(readers);
            this.label = label;
            this.names = names;
            this.primitive = primitive;
            this.whole = whole;
        }

        @Override
        TypeSerializer<Map<String, @Nullable Object>> with(TypeSerializer<?>[] others) {
            return new Fields(label, names, primitive, others, whole == null ? null : whole.duplicate());
        }

        @Override
        @SuppressWarnings("NullAway")
        public Map<String, @Nullable Object> deserialize(DataInputView source) throws IOException {
            return switch (source.readByte()) {
                case FieldsSerializer.NULL -> null;
                case FieldsSerializer.EXACT -> fields(source);
                case FieldsSerializer.SUBCLASS -> subclass(source);
                default -> throw new IOException("An object starts with a wrong byte.");
            };
        }

        @SuppressWarnings("unchecked")
        private Map<String, @Nullable Object> subclass(DataInputView source) throws IOException {
            if (whole == null) throw new IOException("An object is of a subclass, but its type had none.");
            return (Map<String, @Nullable Object>) whole.deserialize(source);
        }

        private Map<String, @Nullable Object> fields(DataInputView source) throws IOException {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            if (!label.isEmpty()) fields.put(CLASS, label);
            for (int i = 0; i < nested.length; i++) {
                boolean isThere = primitive[i] || source.readBoolean();
                fields.put(names.get(i), isThere ? nested[i].deserialize(source) : null);
            }
            return fields;
        }
    }

    /// Reads objects of subclasses, whose current classes describe the format.
    static final class Subclasses extends ReadingSerializer<Object> {
        private static final long serialVersionUID = 1L;

        private final SubclassForms forms;
        private final ClassLoader loader;

        Subclasses(SubclassForms forms, ClassLoader loader) {
            this.forms = forms;
            this.loader = loader;
        }

        @Override
        TypeSerializer<Object> with(TypeSerializer<?>[] others) {
            return this;
        }

        @Override
        public TypeSerializer<Object> duplicate() {
            return new Subclasses(forms.duplicate(), loader);
        }

        @Override
        public Object deserialize(DataInputView source) throws IOException {
            return forms.looseReader(source, loader).deserialize(source);
        }
    }
}
