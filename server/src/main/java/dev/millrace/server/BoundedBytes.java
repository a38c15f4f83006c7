package dev.millrace.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Ends what writes too much: a program's objects may be larger than what is left of memory.
public final class BoundedBytes extends OutputStream {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final int most;

    /// @param most in bytes
    public BoundedBytes(int most) {
        this.most = most;
    }

    /// What was written.
    public byte[] all() {
        return content.toByteArray();
    }

    @Override
    public void write(int each) throws IOException {
        write(new byte[] {(byte) each}, 0, 1);
    }

    /// @throws IOException if it is too much
    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (content.size() + count > most) throw new IOException("more than " + most + " bytes");
        content.write(bytes, from, count);
    }
}
