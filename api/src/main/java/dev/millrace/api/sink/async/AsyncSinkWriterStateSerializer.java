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

/// Writes the state of an asynchronous writer; a subclass writes single entries.
public abstract class AsyncSinkWriterStateSerializer<RequestEntryT extends Serializable>
        implements SimpleVersionedSerializer<BufferedRequestState<RequestEntryT>> {

    /// For subclasses.
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

    /// Writes one entry.
    protected abstract void serializeRequestToStream(RequestEntryT request, DataOutputStream out) throws IOException;

    /// Reads one entry.
    ///
    /// @param requestSize its size as the writer counts it
    protected abstract RequestEntryT deserializeRequestFromStream(long requestSize, DataInputStream in)
            throws IOException;
}
