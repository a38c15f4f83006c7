package dev.millrace.api.memory;

import java.io.IOException;

/// Turns objects into bytes of a version, and bytes of this or an older version back.
public interface SimpleVersionedSerializer<E> extends Versioned {

    @Override
    int getVersion();

    /// The bytes of an object in the current version.
    byte[] serialize(E obj) throws IOException;

    /// The object that these bytes of the given version stand for.
    ///
    /// @throws IOException if the version or the bytes are not understood
    E deserialize(int version, byte[] serialized) throws IOException;
}
