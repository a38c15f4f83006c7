package dev.millrace.api.memory;

import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;

/// Writes binary values to a stream. Not thread-safe.
public class DataOutputViewStreamWrapper extends DataOutputStream implements DataOutputView {

    /// Creates a view of a stream. Closing the view closes the stream.
    public DataOutputViewStreamWrapper(OutputStream out) {
        super(out);
    }

    @Override
    public void skipBytesToWrite(int numBytes) throws IOException {
        write(new byte[numBytes]);
    }

    @Override
    public void write(DataInputView source, int numBytes) throws IOException {
        byte[] chunk = new byte[Math.min(4096, numBytes)];
        int left = numBytes;
        while (left > 0) {
            int read = source.read(chunk, 0, Math.min(left, chunk.length));
            if (read < 0) throw new EOFException("The source ended " + left + " bytes too early.");
            write(chunk, 0, read);
            left -= read;
        }
    }
}
