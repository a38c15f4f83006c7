package dev.millrace.api.type;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Describes types with fields in a fixed order: tuples and rows.
public abstract class TupleTypeInfoBase<T> extends CompositeType<T> {
    private static final long serialVersionUID = 1L;

    /// The types of the fields.
    protected final TypeInformation<?>[] types;

    /// Creates a type from the types of the fields.
    public TupleTypeInfoBase(Class<T> tupleType, TypeInformation<?>... types) {
        super(tupleType);
        this.types = types.clone();
        for (TypeInformation<?> type : types) Objects.requireNonNull(type, "the type of a field");
    }

    @Override
    public boolean isTupleType() {
        return true;
    }

    /// Returns false, because Java has no case classes.
    public boolean isCaseClass() {
        return false;
    }

    @Override
    public int getArity() {
        return types.length;
    }

    /// Returns the types of the fields.
    public TypeInformation<?>[] getFieldTypes() {
        return types.clone();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <X> TypeInformation<X> getTypeAt(int pos) {
        return (TypeInformation<X>) types[Objects.checkIndex(pos, types.length)];
    }

    @Override
    public boolean hasDeterministicFieldOrder() {
        return true;
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof TupleTypeInfoBase<?> that && super.equals(obj) && Arrays.equals(that.types, types);
    }

    @Override
    public boolean canEqual(Object obj) {
        return obj instanceof TupleTypeInfoBase;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Arrays.hashCode(types);
    }

    @Override
    public String toString() {
        return Arrays.stream(types)
                .map(Object::toString)
                .collect(Collectors.joining(", ", getTypeClass().getSimpleName() + "<", ">"));
    }
}
