package dev.millrace.api.type;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Reads and replaces a field of records, which is selected by position or by expression. Not thread-safe.
public interface FieldAccess<T, F> extends Serializable {

    /// Returns the value of the field.
    @Nullable
    F get(T record);

    /// Returns the record with another value of the field: the same object if the record is mutable, otherwise a
    /// new one.
    T with(T record, @Nullable F content);

    /// Returns the type of the field; a late type if the type becomes known at run time.
    TypeInformation<F> fieldType();

    /// Creates an access to the field at a position, starting at 0. If the type has no fields, position 0 is the
    /// value itself.
    ///
    /// @throws CompositeType.InvalidFieldReferenceException if there is no such field
    @SuppressWarnings("unchecked")
    static <T, F> FieldAccess<T, F> of(TypeInformation<T> type, int position) {
        return (FieldAccess<T, F>) FieldAccesses.ofPosition(type, position);
    }

    /// Creates an access to the field that an expression selects: `f0`, `name`, `2`, `f1.name`, or `*` for the
    /// value itself.
    ///
    /// @throws CompositeType.InvalidFieldReferenceException if there is no such field
    @SuppressWarnings("unchecked")
    static <T, F> FieldAccess<T, F> of(TypeInformation<T> type, String expression) {
        return (FieldAccess<T, F>) FieldAccesses.ofPath(type, expression);
    }
}
