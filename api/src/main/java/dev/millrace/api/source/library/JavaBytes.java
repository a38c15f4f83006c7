package dev.millrace.api.source.library;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.util.InstantiationUtil;
import java.io.IOException;

/// Serializes objects with Java serialization.
public final class JavaBytes<E> implements SimpleVersionedSerializer<E> {

    @Override
    public int getVersion() {
        return 1;
    }

    @Override
    public byte[] serialize(E value) throws IOException {
        return InstantiationUtil.serializeObject(value);
    }

    @Override
    public E deserialize(int version, byte[] serialized) throws IOException {
        try {
            return InstantiationUtil.deserializeObject(
                    serialized, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IOException("a class of the split is not there", missing);
        }
    }
}
