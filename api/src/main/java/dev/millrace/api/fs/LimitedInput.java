package dev.millrace.api.fs;

import java.io.IOException;

/// Reads a file through a stream that counts against limits.
final class LimitedInput extends FSDataInputStream {
    private final FSDataInputStream in;
    private final StreamProgress progress;

    LimitedInput(FSDataInputStream in, StreamProgress progress) {
        this.in = in;
        this.progress = progress;
    }

    @Override
    public void seek(long desired) throws IOException {
        progress.check();
        in.seek(desired);
    }

    @Override
    public long getPos() throws IOException {
        progress.check();
        return in.getPos();
    }

    @Override
    public int read() throws IOException {
        progress.check();
        return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        progress.check();
        return in.read(bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
        progress.check();
        return in.available();
    }

    @Override
    public void close() throws IOException {
        progress.close();
    }
}
