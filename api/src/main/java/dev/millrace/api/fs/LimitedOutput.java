package dev.millrace.api.fs;

import java.io.IOException;

/// Writes a file through a stream that counts against limits.
final class LimitedOutput extends FSDataOutputStream {
    private final FSDataOutputStream out;
    private final StreamProgress progress;

    LimitedOutput(FSDataOutputStream out, StreamProgress progress) {
        this.out = out;
        this.progress = progress;
    }

    @Override
    public long getPos() throws IOException {
        progress.check();
        return out.getPos();
    }

    @Override
    public void write(int value) throws IOException {
        progress.check();
        out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        progress.check();
        out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        progress.check();
        out.flush();
    }

    @Override
    public void sync() throws IOException {
        progress.check();
        out.sync();
    }

    /// Fails after the stream was closed as inactive, because the file is not complete.
    @Override
    public void close() throws IOException {
        progress.close();
        progress.check();
    }
}
