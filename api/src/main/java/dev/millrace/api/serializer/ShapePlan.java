package dev.millrace.api.serializer;

import java.util.List;

/// Describes how a shape is generated.
///
/// @param immutable which fields copies can share
/// @param required whether writing a null field fails
record ShapePlan<T>(Class<T> type, List<ShapeField> fields, boolean[] immutable, boolean required) {

    boolean isReachable() {
        return fields.stream().allMatch(field -> field.isReachableFrom(type));
    }

    Class<?>[] fieldTypes() {
        return fields.stream().map(ShapeField::type).toArray(Class<?>[]::new);
    }
}
