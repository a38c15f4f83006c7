package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import dev.millrace.api.fs.RecoverableFsDataOutputStream;
import dev.millrace.api.fs.RecoverableWriter;
import dev.millrace.api.fs.RecoverableWriter.CommitRecoverable;
import dev.millrace.api.fs.RecoverableWriter.ResumeRecoverable;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.serialization.BulkWriter;
import dev.millrace.connector.files.fs.FileFaults;
import java.io.IOException;
import java.util.List;

/// Writes a file of a file system that is not local with the [RecoverableWriter] of the file system.
final class RecoverableFile<IN> implements PartFile<IN> {
    private final RecoverableWriter files;
    private final FileWriterBucketState origin;
    private final RecoverableFsDataOutputStream stream;
    private final CountedOutput out;
    private final BulkWriter<IN> writer;
    private long lastUpdateMillis;

    private RecoverableFile(
            RecoverableWriter files,
            FileWriterBucketState origin,
            RecoverableFsDataOutputStream stream,
            BulkWriter.Factory<IN> format)
            throws IOException {
        this.files = files;
        this.origin = origin;
        this.stream = stream;
        this.out = new CountedOutput(stream, origin.size());
        this.writer = format.create(out);
        this.lastUpdateMillis = origin.creationTimeMillis();
    }

    /// Starts a file.
    ///
    /// @param origin of size 0
    static <IN> RecoverableFile<IN> create(
            RecoverableWriter files, FileWriterBucketState origin, BulkWriter.Factory<IN> format) {
        try {
            return new RecoverableFile<>(files, origin, files.open(origin.target()), format);
        } catch (IOException failed) {
            throw FileFaults.unwritable(origin.target(), failed);
        }
    }

    /// Continues a file of a checkpoint.
    ///
    /// @param recovery of the state
    static <IN> RecoverableFile<IN> resume(
            RecoverableWriter files,
            FileWriterBucketState state,
            FileRecovery recovery,
            BulkWriter.Factory<IN> format) {
        try {
            ResumeRecoverable resumable =
                    files.getResumeRecoverableSerializer().deserialize(recovery.version(), recovery.bytes());
            RecoverableFsDataOutputStream stream = files.recover(resumable);
            if (stream.getPos() != state.size()) {
                throw new IOException(
                        "the file system restored %d of %d bytes".formatted(stream.getPos(), state.size()));
            }
            return new RecoverableFile<>(files, state, stream, format);
        } catch (IOException failed) {
            throw FileFaults.LOST_PENDING
                    .what("%s, which was in progress at the checkpoint, cannot be continued.", state.target())
                    .cause(failed)
                    .fix("Correct the cause, or restore from a later checkpoint.");
        }
    }

    /// Makes a finished file visible. Does nothing if that happened before.
    static void commit(RecoverableWriter files, FileRecovery recovery) throws IOException {
        CommitRecoverable finished =
                files.getCommitRecoverableSerializer().deserialize(recovery.version(), recovery.bytes());
        files.recoverForCommit(finished).commitAfterRecovery();
    }

    private static <T extends CommitRecoverable> FileRecovery stored(
            SimpleVersionedSerializer<T> serializer, T recoverable) throws IOException {
        return new FileRecovery(serializer.getVersion(), serializer.serialize(recoverable));
    }

    /// Returns false for writers whose positions occupy storage, which are those of object stores. Flink's native
    /// plug-in for S3 aborts an upload when its stream is closed, and continues a file without the bytes after the
    /// last part. With such writers, files end at each checkpoint.
    @Override
    public boolean canContinue() {
        return files.supportsResume() && !files.requiresCleanupOfRecoverableState();
    }

    @Override
    public void write(IN element, long nowMillis) {
        try {
            writer.addElement(element);
        } catch (IOException failed) {
            throw FileFaults.unwritable(origin.target(), failed);
        }
        lastUpdateMillis = nowMillis;
    }

    @Override
    public FileWriterBucketState persist() throws IOException {
        writer.flush();
        out.flush();
        FileRecovery recovery = stored(files.getResumeRecoverableSerializer(), stream.persist());
        Path target = origin.target();
        return new FileWriterBucketState(
                origin.bucketId(), target, target, out.size(), origin.creationTimeMillis(), List.of(), recovery);
    }

    @Override
    public FileSinkCommittable finish() {
        Path target = origin.target();
        try {
            writer.finish();
            out.flush();
            CommitRecoverable finished = stream.closeForCommit().getRecoverable();
            FileRecovery recovery = stored(files.getCommitRecoverableSerializer(), finished);
            return new FileSinkCommittable(origin.bucketId(), target, target, out.size(), List.of(), recovery);
        } catch (IOException failed) {
            throw FileFaults.unwritable(target, failed);
        }
    }

    /// Closes the stream without its buffered bytes, because the bytes after the last checkpoint are not needed.
    @Override
    public void abandon() throws IOException {
        stream.close();
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
