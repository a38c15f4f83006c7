package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import dev.millrace.api.fs.RecoverableFsDataOutputStream;
import dev.millrace.api.fs.RecoverableWriter;
import dev.millrace.api.fs.RecoverableWriter.CommitRecoverable;
import dev.millrace.api.fs.RecoverableWriter.ResumeRecoverable;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.serialization.BulkWriter;
import dev.millrace.connector.files.fs.FileFaults;
import dev.millrace.connector.files.sink.FileRecovery.Stored;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Writes a file of a file system that is not local with the [RecoverableWriter] of the file system.
final class RecoverableFile<IN> implements PartFile<IN> {
    private final RecoverableWriter files;
    private final FileWriterBucketState origin;
    private final RecoverableFsDataOutputStream stream;
    private final CountedOutput out;
    private final BulkWriter<IN> writer;
    /// Positions of checkpoints, if they occupy storage.
    private final List<Stored> outdated = new ArrayList<>();

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
        FileRecovery recovery = origin.recovery();
        if (recovery != null && files.requiresCleanupOfRecoverableState()) outdated.addAll(recovery.all());
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
            Stored position = recovery.current();
            ResumeRecoverable resumable =
                    files.getResumeRecoverableSerializer().deserialize(position.version(), position.bytes());
            return new RecoverableFile<>(files, state, files.recover(resumable), format);
        } catch (IOException failed) {
            throw FileFaults.LOST_PENDING
                    .what("%s, which was in progress at the checkpoint, cannot be continued.", state.target())
                    .cause(failed)
                    .fix("Correct the cause, or restore from a later checkpoint.");
        }
    }

    /// Makes a finished file visible. Does nothing if that happened before.
    static void commit(RecoverableWriter files, FileRecovery recovery) throws IOException {
        Stored current = recovery.current();
        CommitRecoverable finished =
                files.getCommitRecoverableSerializer().deserialize(current.version(), current.bytes());
        files.recoverForCommit(finished).commitAfterRecovery();
    }

    /// Releases the storage of positions that nobody needs after the commit.
    static void cleanUp(RecoverableWriter files, FileRecovery recovery) throws IOException {
        for (Stored each : recovery.outdated()) {
            ResumeRecoverable position =
                    files.getResumeRecoverableSerializer().deserialize(each.version(), each.bytes());
            files.cleanupRecoverableState(position);
        }
    }

    private static <T extends CommitRecoverable> Stored stored(SimpleVersionedSerializer<T> serializer, T recoverable)
            throws IOException {
        return new Stored(serializer.getVersion(), serializer.serialize(recoverable));
    }

    @Override
    public boolean canContinue() {
        return files.supportsResume();
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
        Stored position = stored(files.getResumeRecoverableSerializer(), stream.persist());
        FileRecovery recovery = new FileRecovery(position, outdated);
        if (files.requiresCleanupOfRecoverableState()) outdated.add(position);
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
            Stored stored = stored(files.getCommitRecoverableSerializer(), finished);
            FileRecovery recovery = new FileRecovery(stored, outdated);
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
