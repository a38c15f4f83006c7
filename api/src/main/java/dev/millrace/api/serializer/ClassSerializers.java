package dev.millrace.api.serializer;

import java.io.Serializable;

/// Finds a serializer for a class that is known only while the program runs; has a public constructor
/// without parameters.
public interface ClassSerializers extends Serializable {

    /// The serializer of exactly this class.
    TypeSerializer<?> serializerOf(Class<?> type);
}
