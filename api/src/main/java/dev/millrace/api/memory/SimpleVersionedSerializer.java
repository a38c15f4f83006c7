package dev.millrace.api.memory;

import java.io.IOException;

/// Serializes objects with a version, and deserializes objects of this version or an older one.
public interface SimpleVersionedSerializer<E> extends Versioned {

    @Override
    int getVersion();

    /// Serializes an object in the current version.
    byte[] serialize(E obj) throws IOException;

    /// Deserializes an object that was written in a version.
    ///
    /// @throws IOException if the version is unknown or the bytes are corrupt
    E deserialize(int version, byte[] serialized) throws IOException;
}
