package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import dev.millrace.api.serialization.BulkWriter;
import dev.millrace.base.host.Disk;
import dev.millrace.connector.files.fs.FileFaults;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/// A file that is being written under a hidden name. For the writer's thread only.
final class InProgressFile<IN> implements PartFileInfo<String> {
    private final Disk disk;
    private final String bucketId;
    private final Path inProgress;
    private final Path target;
    private final long creationTimeMillis;
    private final CountedOutput out;
    private final BulkWriter<IN> writer;
    private long lastUpdateMillis;

    private InProgressFile(Disk disk, FileWriterBucketState origin, CountedOutput out, BulkWriter<IN> writer) {
        this.disk = disk;
        this.bucketId = origin.bucketId();
        this.inProgress = origin.inProgress();
        this.target = origin.target();
        this.creationTimeMillis = origin.creationTimeMillis();
        this.lastUpdateMillis = creationTimeMillis;
        this.out = out;
        this.writer = writer;
    }

    /// Begins a file.
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

    /// Goes on with a file as it was at a checkpoint.
    static <IN> InProgressFile<IN> resume(Disk disk, FileWriterBucketState state, BulkWriter.Factory<IN> format) {
        java.nio.file.Path local = state.inProgress().toLocal();
        try {
            disk.truncate(local, state.size());
            CountedOutput out = new CountedOutput(disk.append(local), state.size());
            return new InProgressFile<>(disk, state, out, format.create(out));
        } catch (NoSuchFileException failed) {
            throw FileFaults.LOST_PENDING
                    .what("%s, which was being written at the checkpoint, is not there", state.inProgress())
                    .cause(failed)
                    .fix("restore from a later checkpoint, or bring the file back");
        } catch (IOException failed) {
            throw FileFaults.unwritable(state.inProgress(), failed);
        }
    }

    void write(IN element, long nowMillis) throws IOException {
        try {
            writer.addElement(element);
        } catch (IOException failed) {
            throw FileFaults.unwritable(inProgress, failed);
        }
        lastUpdateMillis = nowMillis;
    }

    /// Makes what has been written durable and tells how much it is.
    FileWriterBucketState persist() throws IOException {
        writer.flush();
        out.flush();
        disk.sync(inProgress.toLocal());
        return new FileWriterBucketState(bucketId, inProgress, target, out.size(), creationTimeMillis);
    }

    /// Ends the file and makes it durable; it still has its hidden name.
    FileSinkCommittable finish() throws IOException {
        try {
            writer.finish();
            out.close();
            disk.sync(inProgress.toLocal());
        } catch (IOException failed) {
            throw FileFaults.unwritable(inProgress, failed);
        }
        return new FileSinkCommittable(bucketId, inProgress, target, out.size());
    }

    /// Lets go of the file without ending it.
    void abandon() throws IOException {
        out.close();
    }

    @Override
    public String getBucketId() {
        return bucketId;
    }

    @Override
    public long getCreationTime() {
        return creationTimeMillis;
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
