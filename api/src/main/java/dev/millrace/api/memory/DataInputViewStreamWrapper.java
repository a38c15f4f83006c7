package dev.millrace.api.memory;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// Reads binary values from a stream. Not thread-safe.
public class DataInputViewStreamWrapper extends DataInputStream implements DataInputView {

    /// Creates a view of a stream. Closing the view closes the stream.
    public DataInputViewStreamWrapper(InputStream in) {
        super(in);
    }

    @Override
    public void skipBytesToRead(int numBytes) throws IOException {
        int left = numBytes;
        while (left > 0) {
            int skipped = skipBytes(left);
            if (skipped <= 0) {
                if (read() < 0) throw new EOFException("The stream ended " + left + " bytes too early.");
                skipped = 1;
            }
            left -= skipped;
        }
    }
}
