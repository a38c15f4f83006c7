package dev.millrace.api.serializer;

import java.util.List;

/// What a shape is made of.
///
/// @param immutable which fields can be shared between copies
/// @param required whether null fields are refused when written
record ShapePlan<T>(Class<T> type, List<ShapeField> fields, boolean[] immutable, boolean required) {

    boolean isReachable() {
        return fields.stream().allMatch(field -> field.isReachableFrom(type));
    }

    Class<?>[] fieldTypes() {
        return fields.stream().map(ShapeField::type).toArray(Class<?>[]::new);
    }
}
