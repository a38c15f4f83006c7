package dev.millrace.api.type;

import dev.millrace.api.serializer.Shape;
import dev.millrace.api.serializer.TypeFaults;
import dev.millrace.api.tuple.Tuple;
import dev.millrace.api.value.Row;
import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Implements field access for all kinds of records.
@SuppressWarnings({"unchecked", "rawtypes", "NullAway"})
final class FieldAccesses {
    private FieldAccesses() {}

    static FieldAccess<?, ?> ofPosition(TypeInformation<?> type, int position) {
        if (position < 0) throw FieldPath.unknown(type, Integer.toString(position));
        return switch (type) {
            case LateTypeInfo<?> late -> new Late<>(late, Integer.toString(position));
            case CompositeType<?> composite -> {
                if (position >= composite.getArity()) throw FieldPath.unknown(type, Integer.toString(position));
                yield ofField(composite, position);
            }
            default -> ofElement(type, position);
        };
    }

    private static FieldAccess<?, ?> ofElement(TypeInformation<?> type, int position) {
        TypeInformation<?> component = switch (type) {
            case PrimitiveArrayTypeInfo<?> array -> array.getComponentType();
            case BasicArrayTypeInfo<?, ?> array -> array.getComponentInfo();
            case ObjectArrayTypeInfo<?, ?> array -> array.getComponentInfo();
            default -> null;
        };
        if (component != null) return new Element(component, position);
        if (position == 0) return new Whole(type);
        throw FieldPath.unknown(type, Integer.toString(position));
    }

    private static FieldAccess<?, ?> ofField(CompositeType<?> type, int position) {
        return switch (type) {
            case TupleTypeInfo<?> tuple -> new TupleField(tuple.getTypeAt(position), position);
            case RowTypeInfo row -> new RowField(row.getTypeAt(position), position, row.getFieldNames()[position]);
            case PojoTypeInfo<?> pojo -> new ShapeFieldOf(pojo, position);
            default ->
                throw TypeFaults.FIELD
                        .argument("The fields of %s cannot be selected.", type)
                        .fix("Select the field with a lambda instead.");
        };
    }

    static FieldAccess<?, ?> ofPath(TypeInformation<?> type, String expression) {
        FieldPath path = FieldPath.of(expression);
        if (path.isAll()) return new Whole(type);
        FieldAccess<?, ?> first = ofName(type, path.first());
        return path.rest() == null ? first : new Nested(first, ofPath(first.fieldType(), path.rest()));
    }

    private static FieldAccess<?, ?> ofName(TypeInformation<?> type, String name) {
        return switch (type) {
            case LateTypeInfo<?> late -> new Late(late, name);
            case CompositeType<?> composite -> ofField(composite, FieldPath.position(composite, name));
            default -> {
                if (!name.chars().allMatch(Character::isDigit)) throw FieldPath.unknown(type, name);
                yield ofPosition(type, Integer.parseInt(name));
            }
        };
    }

    /// Accesses the value itself.
    private record Whole<T>(TypeInformation<T> fieldType) implements FieldAccess<T, T> {
        @Override
        public T get(T record) {
            return record;
        }

        @Override
        public T with(T record, T content) {
            return content;
        }
    }

    private record TupleField<T extends Tuple, F>(TypeInformation<F> fieldType, int position)
            implements FieldAccess<T, F> {
        @Override
        public F get(T record) {
            return record.getField(position);
        }

        @Override
        public T with(T record, F content) {
            record.setField(content, position);
            return record;
        }
    }

    private record RowField<F>(TypeInformation<F> fieldType, int position, String name) implements FieldAccess<Row, F> {
        @Override
        public F get(Row record) {
            return isNamed(record) ? record.getFieldAs(name) : record.getFieldAs(position);
        }

        @Override
        public Row with(Row record, F content) {
            if (isNamed(record)) record.setField(name, content);
            else record.setField(position, content);
            return record;
        }

        private static boolean isNamed(Row record) {
            return record.getFieldNames(false) != null;
        }
    }

    /// Accesses an element of an array.
    private record Element<T, F>(TypeInformation<F> fieldType, int position) implements FieldAccess<T, F> {
        @Override
        public F get(T record) {
            return (F) Array.get(record, position);
        }

        @Override
        public T with(T record, F content) {
            Array.set(record, position, content);
            return record;
        }
    }

    /// Accesses a field of an object or a component of a record. Records are replaced by new ones.
    private static final class ShapeFieldOf<T, F> implements FieldAccess<T, F> {
        private static final long serialVersionUID = 1L;

        private final PojoTypeInfo<T> type;
        private final int position;
        private transient @Nullable Shape<T> shape;

        ShapeFieldOf(PojoTypeInfo<T> type, int position) {
            this.type = type;
            this.position = position;
        }

        private Shape<T> shape() {
            Shape<T> ready = shape;
            if (ready == null) {
                ready = type.shape();
                shape = ready;
            }
            return ready;
        }

        @Override
        public F get(T record) {
            return (F) shape().get(record, position);
        }

        @Override
        public T with(T record, F content) {
            if (!type.getTypeClass().isRecord()) {
                shape().set(record, position, content);
                return record;
            }
            @Nullable Object[] fields = new @Nullable Object[type.getArity()];
            for (int i = 0; i < fields.length; i++) fields[i] = i == position ? content : shape().get(record, i);
            return shape().build(fields);
        }

        @Override
        public TypeInformation<F> fieldType() {
            return type.getTypeAt(position);
        }
    }

    /// Accesses a field of a field.
    private record Nested<T, M, F>(FieldAccess<T, M> outer, FieldAccess<M, F> inner) implements FieldAccess<T, F> {
        @Override
        public F get(T record) {
            return inner.get(outer.get(record));
        }

        @Override
        public T with(T record, F content) {
            return outer.with(record, inner.with(outer.get(record), content));
        }

        @Override
        public TypeInformation<F> fieldType() {
            return inner.fieldType();
        }
    }

    /// Accesses a field whose location depends on the class of each record.
    private static final class Late<T> implements FieldAccess<T, Object> {
        private static final long serialVersionUID = 1L;

        private final LateTypeInfo<T> type;
        private final String name;
        private transient @Nullable Map<Class<?>, FieldAccess<Object, Object>> known;

        Late(LateTypeInfo<T> type, String name) {
            this.type = type;
            this.name = name;
        }

        private FieldAccess<Object, Object> access(T record) {
            Map<Class<?>, FieldAccess<Object, Object>> accesses = known;
            if (accesses == null) {
                accesses = new HashMap<>();
                known = accesses;
            }
            return accesses.computeIfAbsent(record.getClass(), actual ->
                    (FieldAccess<Object, Object>) ofName(RuntimeTypes.ofClass(actual), name));
        }

        @Override
        public @Nullable Object get(T record) {
            return access(record).get(record);
        }

        @Override
        public T with(T record, @Nullable Object content) {
            return (T) access(record).with(record, content);
        }

        @Override
        public TypeInformation<Object> fieldType() {
            return LateTypeInfo.ANY;
        }

        @Override
        public String toString() {
            return name + " of " + type;
        }
    }
}
