package dev.millrace.api.serializer;

import java.io.Serializable;

/// Finds serializers for classes that become known at run time. Implementations need a public constructor
/// without parameters.
public interface ClassSerializers extends Serializable {

    /// Returns the serializer of exactly this class.
    TypeSerializer<?> serializerOf(Class<?> type);
}
