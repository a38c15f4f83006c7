package dev.millrace.api.type;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Reads and replaces one field of records, chosen by position or expression. For one thread.
public interface FieldAccess<T, F> extends Serializable {

    /// The content of the field.
    @Nullable
    F get(T record);

    /// The record with another content of the field: the same object if it can change, else a new one.
    T with(T record, @Nullable F content);

    /// The type of the field; late if it is known only at run time.
    TypeInformation<F> fieldType();

    /// The field at a position counted from 0; position 0 of a type without fields is the value itself.
    ///
    /// @throws CompositeType.InvalidFieldReferenceException if there is no such field
    @SuppressWarnings("unchecked")
    static <T, F> FieldAccess<T, F> of(TypeInformation<T> type, int position) {
        return (FieldAccess<T, F>) FieldAccesses.ofPosition(type, position);
    }

    /// The field that an expression selects, as `f0`, `name`, `2`, `f1.name`, or `*` for the value itself.
    ///
    /// @throws CompositeType.InvalidFieldReferenceException if there is no such field
    @SuppressWarnings("unchecked")
    static <T, F> FieldAccess<T, F> of(TypeInformation<T> type, String expression) {
        return (FieldAccess<T, F>) FieldAccesses.ofPath(type, expression);
    }
}
