package dev.millrace.api.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A type with fields that can be selected by name, by position, or by a path such as `f0.name`.
public abstract class CompositeType<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> typeClass;

    /// A type of objects of this class.
    public CompositeType(Class<T> typeClass) {
        this.typeClass = Objects.requireNonNull(typeClass, "typeClass");
    }

    @Override
    public Class<T> getTypeClass() {
        return typeClass;
    }

    /// The fields that an expression selects, without fields of their own; `*` and a composite field stand for all
    /// in them.
    public List<FlatFieldDescriptor> getFlatFields(String fieldExpression) {
        List<FlatFieldDescriptor> result = new ArrayList<>();
        getFlatFields(fieldExpression, 0, result);
        return result;
    }

    /// Adds the fields that an expression selects, counting positions from `offset`.
    public void getFlatFields(String fieldExpression, int offset, List<FlatFieldDescriptor> result) {
        FieldPath path = FieldPath.of(fieldExpression);
        if (path.isAll()) {
            addAll(offset, result);
            return;
        }
        int index = FieldPath.position(this, path.first());
        int position = offset;
        for (int i = 0; i < index; i++) position += getTypeAt(i).getTotalFields();
        TypeInformation<?> field = getTypeAt(index);
        if (field instanceof CompositeType<?> composite) {
            composite.getFlatFields(path.rest() == null ? "*" : path.rest(), position, result);
        } else if (path.rest() == null || path.rest().equals("*")) {
            result.add(flatField(position, index));
        } else {
            throw FieldPath.unknown(field, path.rest());
        }
    }

    /// The description of the field at an index that is no composite itself.
    FlatFieldDescriptor flatField(int position, int index) {
        return new FlatFieldDescriptor(position, getTypeAt(index));
    }

    private void addAll(int offset, List<FlatFieldDescriptor> result) {
        int position = offset;
        for (int i = 0; i < getArity(); i++) {
            TypeInformation<?> field = getTypeAt(i);
            if (field instanceof CompositeType<?> composite) composite.getFlatFields("*", position, result);
            else result.add(flatField(position, i));
            position += field.getTotalFields();
        }
    }

    /// The type of the field that an expression selects.
    @SuppressWarnings("unchecked")
    public <X> TypeInformation<X> getTypeAt(String fieldExpression) {
        FieldPath path = FieldPath.of(fieldExpression);
        if (path.isAll()) return (TypeInformation<X>) this;
        TypeInformation<?> field = getTypeAt(FieldPath.position(this, path.first()));
        if (path.rest() == null) return (TypeInformation<X>) field;
        if (field instanceof CompositeType<?> composite) return composite.getTypeAt(path.rest());
        throw FieldPath.unknown(field, path.rest());
    }

    /// The type of the field at a position counted from 0.
    public abstract <X> TypeInformation<X> getTypeAt(int pos);

    /// The names of the fields in the order of their positions.
    public abstract String[] getFieldNames();

    /// The position of a field, or -1 if there is none of this name.
    public abstract int getFieldIndex(String fieldName);

    /// Whether there is a field of this name.
    public boolean hasField(String fieldName) {
        return getFieldIndex(fieldName) >= 0;
    }

    /// Whether positions mean the same in every run.
    public boolean hasDeterministicFieldOrder() {
        return false;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public int getTotalFields() {
        int sum = 0;
        for (int i = 0; i < getArity(); i++) sum += getTypeAt(i).getTotalFields();
        return sum;
    }

    @Override
    public boolean isKeyType() {
        for (int i = 0; i < getArity(); i++) {
            if (!getTypeAt(i).isKeyType()) return false;
        }
        return true;
    }

    @Override
    public boolean isSortKeyType() {
        for (int i = 0; i < getArity(); i++) {
            if (!getTypeAt(i).isSortKeyType()) return false;
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof CompositeType<?> that && that.canEqual(this) && that.typeClass == typeClass;
    }

    @Override
    public int hashCode() {
        return typeClass.hashCode();
    }

    @Override
    public boolean canEqual(Object obj) {
        return obj instanceof CompositeType;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "<" + typeClass.getSimpleName() + ">";
    }

    /// A field without fields of its own: its position among all such fields, and its type.
    public static class FlatFieldDescriptor {
        private final int keyPosition;
        private final TypeInformation<?> type;

        /// A field at this position.
        public FlatFieldDescriptor(int keyPosition, TypeInformation<?> type) {
            this.keyPosition = keyPosition;
            this.type = type;
        }

        /// The position counted from 0.
        public int getPosition() {
            return keyPosition;
        }

        /// The type of the field.
        public TypeInformation<?> getType() {
            return type;
        }

        @Override
        public String toString() {
            return "FlatFieldDescriptor [position=" + keyPosition + ", type=" + type + "]";
        }
    }

    /// An expression that selects no field.
    public static class InvalidFieldReferenceException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        /// An exception with a text.
        public InvalidFieldReferenceException(String message) {
            super(message);
        }
    }
}
