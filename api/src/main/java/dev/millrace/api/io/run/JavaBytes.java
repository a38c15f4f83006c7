package dev.millrace.api.io.run;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.util.InstantiationUtil;
import java.io.IOException;
import java.io.Serializable;

/// Writes objects as Java does, which splits of input formats must bear.
final class JavaBytes<E extends Serializable> implements SimpleVersionedSerializer<E> {

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
