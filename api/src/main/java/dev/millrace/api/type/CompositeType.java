package dev.millrace.api.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Describes a type with fields, which are selected by name, by position, or by a path such as `f0.name`.
public abstract class CompositeType<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> typeClass;

    /// Creates a type of objects of a class.
    public CompositeType(Class<T> typeClass) {
        this.typeClass = Objects.requireNonNull(typeClass, "typeClass");
    }

    @Override
    public Class<T> getTypeClass() {
        return typeClass;
    }

    /// Returns the fields that an expression selects. `*` and a composite field select all of their nested fields.
    ///
    /// @throws InvalidFieldReferenceException if the expression selects no field
    public List<FlatFieldDescriptor> getFlatFields(String fieldExpression) {
        List<FlatFieldDescriptor> result = new ArrayList<>();
        getFlatFields(fieldExpression, 0, result);
        return result;
    }

    /// Adds the fields that an expression selects. Positions start at `offset`.
    ///
    /// @throws InvalidFieldReferenceException if the expression selects no field
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

    /// Returns the descriptor of the field at an index, which is not composite.
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

    /// Returns the type of the field that an expression selects.
    ///
    /// @throws InvalidFieldReferenceException if the expression selects no field
    @SuppressWarnings("unchecked")
    public <X> TypeInformation<X> getTypeAt(String fieldExpression) {
        FieldPath path = FieldPath.of(fieldExpression);
        if (path.isAll()) return (TypeInformation<X>) this;
        TypeInformation<?> field = getTypeAt(FieldPath.position(this, path.first()));
        if (path.rest() == null) return (TypeInformation<X>) field;
        if (field instanceof CompositeType<?> composite) return composite.getTypeAt(path.rest());
        throw FieldPath.unknown(field, path.rest());
    }

    /// Returns the type of the field at a position, starting at 0.
    public abstract <X> TypeInformation<X> getTypeAt(int pos);

    /// Returns the names of the fields in the order of their positions.
    public abstract String[] getFieldNames();

    /// Returns the position of a field; -1 if there is no field of this name.
    public abstract int getFieldIndex(String fieldName);

    /// Returns whether there is a field of this name.
    public boolean hasField(String fieldName) {
        return getFieldIndex(fieldName) >= 0;
    }

    /// Returns whether the positions of fields are the same in every run.
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

    /// Describes a field that is not composite, with its type and its position among all such fields.
    public static class FlatFieldDescriptor {
        private final int keyPosition;
        private final TypeInformation<?> type;

        /// Creates the descriptor of a field.
        public FlatFieldDescriptor(int keyPosition, TypeInformation<?> type) {
            this.keyPosition = keyPosition;
            this.type = type;
        }

        /// Returns the position, starting at 0.
        public int getPosition() {
            return keyPosition;
        }

        /// Returns the type of the field.
        public TypeInformation<?> getType() {
            return type;
        }

        @Override
        public String toString() {
            return "FlatFieldDescriptor [position=" + keyPosition + ", type=" + type + "]";
        }
    }

    /// Reports that an expression selects no field.
    public static class InvalidFieldReferenceException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        /// Creates an exception with a message.
        public InvalidFieldReferenceException(String message) {
            super(message);
        }
    }
}
