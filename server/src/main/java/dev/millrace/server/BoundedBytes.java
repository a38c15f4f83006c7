package dev.millrace.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Collects bytes up to a limit and fails beyond it, because objects of a program may exceed the free memory.
public final class BoundedBytes extends OutputStream {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final int most;

    /// @param most the limit in bytes
    public BoundedBytes(int most) {
        this.most = most;
    }

    /// Returns all bytes written so far.
    public byte[] all() {
        return content.toByteArray();
    }

    @Override
    public void write(int each) throws IOException {
        write(new byte[] {(byte) each}, 0, 1);
    }

    /// @throws IOException if the limit is exceeded
    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (content.size() + count > most) throw new IOException("more than " + most + " bytes");
        content.write(bytes, from, count);
    }
}
