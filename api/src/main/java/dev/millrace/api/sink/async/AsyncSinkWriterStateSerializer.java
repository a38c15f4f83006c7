package dev.millrace.api.sink.async;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// Serializes the state of an asynchronous writer. Subclasses serialize single entries.
public abstract class AsyncSinkWriterStateSerializer<RequestEntryT extends Serializable>
        implements SimpleVersionedSerializer<BufferedRequestState<RequestEntryT>> {

    /// Creates the serializer.
    public AsyncSinkWriterStateSerializer() {}

    @Override
    public byte[] serialize(BufferedRequestState<RequestEntryT> state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(state.getBufferedRequestEntries().size());
            for (RequestEntryWrapper<RequestEntryT> entry : state.getBufferedRequestEntries()) {
                out.writeLong(entry.getSize());
                serializeRequestToStream(entry.getRequestEntry(), out);
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public BufferedRequestState<RequestEntryT> deserialize(int version, byte[] serialized) throws IOException {
        List<RequestEntryWrapper<RequestEntryT>> entries = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized))) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                long size = in.readLong();
                entries.add(new RequestEntryWrapper<>(deserializeRequestFromStream(size, in), size));
            }
        }
        return new BufferedRequestState<>(entries);
    }

    /// Serializes an entry.
    protected abstract void serializeRequestToStream(RequestEntryT request, DataOutputStream out) throws IOException;

    /// Deserializes an entry.
    ///
    /// @param requestSize the size of the entry in bytes, as the writer determined it
    protected abstract RequestEntryT deserializeRequestFromStream(long requestSize, DataInputStream in)
            throws IOException;
}
