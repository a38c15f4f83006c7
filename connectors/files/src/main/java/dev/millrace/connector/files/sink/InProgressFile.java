package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import dev.millrace.api.serialization.BulkWriter;
import dev.millrace.base.host.Disk;
import dev.millrace.connector.files.fs.FileFaults;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;

/// Writes a file under a hidden name. Called by the writer's thread only.
final class InProgressFile<IN> implements PartFile<IN> {
    private static final int COPIED_AT_ONCE = 1 << 16;

    private final Disk disk;
    private final FileWriterBucketState origin;
    private final Path inProgress;
    private final CountedOutput out;
    private final BulkWriter<IN> writer;
    private long lastUpdateMillis;

    private InProgressFile(Disk disk, FileWriterBucketState origin, CountedOutput out, BulkWriter<IN> writer) {
        this.disk = disk;
        this.origin = origin;
        this.inProgress = origin.inProgress();
        this.lastUpdateMillis = origin.creationTimeMillis();
        this.out = out;
        this.writer = writer;
    }

    /// Creates a file.
    ///
    /// @param origin of size 0
    static <IN> InProgressFile<IN> create(Disk disk, FileWriterBucketState origin, BulkWriter.Factory<IN> format) {
        try {
            CountedOutput out =
                    new CountedOutput(disk.create(origin.inProgress().toLocal()), 0);
            return new InProgressFile<>(disk, origin, out, format.create(out));
        } catch (IOException failed) {
            throw FileFaults.unwritable(origin.inProgress(), failed);
        }
    }

    /// Continues a copy of a file from a checkpoint. The original may still have a writer that was wrongly
    /// considered lost.
    ///
    /// @param copy a unique path
    static <IN> InProgressFile<IN> resume(
            Disk disk, FileWriterBucketState state, Path copy, BulkWriter.Factory<IN> format) {
        try {
            CountedOutput out = new CountedOutput(disk.create(copy.toLocal()), 0);
            copy(disk, state, out);
            return new InProgressFile<>(disk, state.copiedTo(copy), out, format.create(out));
        } catch (NoSuchFileException failed) {
            throw lost(state, failed);
        } catch (IOException failed) {
            throw FileFaults.unwritable(copy, failed);
        }
    }

    private static void copy(Disk disk, FileWriterBucketState state, OutputStream to) throws IOException {
        byte[] buffer = new byte[COPIED_AT_ONCE];
        try (InputStream in = disk.read(state.inProgress().toLocal(), 0)) {
            for (long left = state.size(); left > 0; ) {
                int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (count < 0) throw lost(state, new EOFException(left + " bytes of " + state.size() + " are missing"));
                to.write(buffer, 0, count);
                left -= count;
            }
        }
    }

    private static RuntimeException lost(FileWriterBucketState state, IOException cause) {
        return FileFaults.LOST_PENDING
                .what("%s, which was in progress at the checkpoint, is missing or incomplete.", state.inProgress())
                .cause(cause)
                .fix("Restore from a later checkpoint, or restore the file.");
    }

    @Override
    public boolean canContinue() {
        return true;
    }

    @Override
    public void write(IN element, long nowMillis) throws IOException {
        try {
            writer.addElement(element);
        } catch (IOException failed) {
            throw FileFaults.unwritable(inProgress, failed);
        }
        lastUpdateMillis = nowMillis;
    }

    @Override
    public FileWriterBucketState persist() throws IOException {
        writer.flush();
        out.flush();
        disk.sync(inProgress.toLocal());
        return new FileWriterBucketState(
                origin.bucketId(),
                inProgress,
                origin.target(),
                out.size(),
                origin.creationTimeMillis(),
                origin.replaced());
    }

    /// Finishes the file and makes it durable; the file keeps its hidden name.
    @Override
    public FileSinkCommittable finish() throws IOException {
        try {
            writer.finish();
            out.close();
            disk.sync(inProgress.toLocal());
        } catch (IOException failed) {
            throw FileFaults.unwritable(inProgress, failed);
        }
        return new FileSinkCommittable(origin.bucketId(), inProgress, origin.target(), out.size(), origin.replaced());
    }

    @Override
    public void abandon() throws IOException {
        out.close();
    }

    @Override
    public String getBucketId() {
        return origin.bucketId();
    }

    @Override
    public long getCreationTime() {
        return origin.creationTimeMillis();
    }

    @Override
    public long getSize() {
        return out.size();
    }

    @Override
    public long getLastUpdateTime() {
        return lastUpdateMillis;
    }
}
