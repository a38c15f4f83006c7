package dev.millrace.api.state;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;

/// Creates serializers with the settings of a job.
public interface SerializerFactory {

    /// Creates a serializer for a type.
    <T> TypeSerializer<T> createSerializer(TypeInformation<T> typeInformation);
}
