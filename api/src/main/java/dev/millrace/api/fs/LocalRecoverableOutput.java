package dev.millrace.api.fs;

import dev.millrace.base.host.Disk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Function;

/// Writes a local file under a hidden name.
final class LocalRecoverableOutput extends RecoverableFsDataOutputStream {
    private final Path target;
    private final Path inProgress;
    private final LocalOutput out;
    private final Function<LocalRecoverable, Committer> committers;

    /// @param stream writes behind the bytes that the file already has
    /// @param size the number of bytes that the file already has
    LocalRecoverableOutput(
            Disk disk,
            Path target,
            Path inProgress,
            OutputStream stream,
            long size,
            Function<LocalRecoverable, Committer> committers) {
        this.target = target;
        this.inProgress = inProgress;
        this.out = new LocalOutput(disk, inProgress, stream, size);
        this.committers = committers;
    }

    @Override
    public long getPos() {
        return out.getPos();
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void sync() throws IOException {
        out.sync();
    }

    @Override
    public LocalRecoverable persist() throws IOException {
        out.sync();
        return new LocalRecoverable(target, inProgress, getPos());
    }

    @Override
    public Committer closeForCommit() throws IOException {
        LocalRecoverable end = persist();
        out.close();
        return committers.apply(end);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
