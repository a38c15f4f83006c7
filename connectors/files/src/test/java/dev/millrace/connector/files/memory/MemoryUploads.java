package dev.millrace.connector.files.memory;

import dev.millrace.api.fs.Path;
import dev.millrace.api.fs.RecoverableFsDataOutputStream;
import dev.millrace.api.fs.RecoverableWriter;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Writes objects that appear with their commit. An object store has the errors of Flink's native plug-in for S3:
/// closing a stream aborts the upload, and a continued file has lost its last bytes. Thread-safe.
public final class MemoryUploads implements RecoverableWriter {
    private static final AtomicLong NEXT = new AtomicLong();

    private final Map<String, byte[]> files;
    private final boolean isObjectStore;
    private final Map<Long, byte[]> positions = new ConcurrentHashMap<>();
    /// The number of following commits that fail.
    public final AtomicInteger badCommits = new AtomicInteger();
    /// The number of files that were continued.
    public final AtomicInteger resumed = new AtomicInteger();

    MemoryUploads(Map<String, byte[]> files, boolean isObjectStore) {
        this.files = files;
        this.isObjectStore = isObjectStore;
    }

    void clear() {
        positions.clear();
        badCommits.set(0);
        resumed.set(0);
    }

    private record Upload(String name, long position) implements ResumeRecoverable {}

    private byte[] bytes(Upload upload) throws IOException {
        byte[] bytes = positions.get(upload.position);
        if (bytes == null) throw new IOException("there is no upload of " + upload.name);
        return bytes;
    }

    @Override
    public RecoverableFsDataOutputStream open(Path path) {
        return new Stream(path.getPath(), new byte[0]);
    }

    @Override
    public RecoverableFsDataOutputStream recover(ResumeRecoverable resumable) throws IOException {
        resumed.incrementAndGet();
        Upload upload = (Upload) resumable;
        byte[] bytes = bytes(upload);
        return new Stream(upload.name, isObjectStore ? new byte[0] : bytes);
    }

    @Override
    public boolean requiresCleanupOfRecoverableState() {
        return isObjectStore;
    }

    @Override
    public boolean cleanupRecoverableState(ResumeRecoverable resumable) {
        return positions.remove(((Upload) resumable).position) != null;
    }

    @Override
    public RecoverableFsDataOutputStream.Committer recoverForCommit(CommitRecoverable resumable) {
        return new Commit((Upload) resumable);
    }

    @Override
    public SimpleVersionedSerializer<CommitRecoverable> getCommitRecoverableSerializer() {
        return new Text<>();
    }

    @Override
    public SimpleVersionedSerializer<ResumeRecoverable> getResumeRecoverableSerializer() {
        return new Text<>();
    }

    @Override
    public boolean supportsResume() {
        return true;
    }

    private static final class Text<T extends CommitRecoverable> implements SimpleVersionedSerializer<T> {
        @Override
        public int getVersion() {
            return 7;
        }

        @Override
        public byte[] serialize(T obj) {
            Upload upload = (Upload) obj;
            return (upload.position + " " + upload.name).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(int version, byte[] serialized) throws IOException {
            if (version != 7) throw new IOException("version " + version);
            String[] parts = new String(serialized, StandardCharsets.UTF_8).split(" ", 2);
            return (T) new Upload(parts[1], Long.parseLong(parts[0]));
        }
    }

    private final class Stream extends RecoverableFsDataOutputStream {
        private final String name;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<Upload> persisted = new ArrayList<>();
        private boolean isFinished;

        Stream(String name, byte[] before) {
            this.name = name;
            bytes.writeBytes(before);
        }

        @Override
        public Upload persist() {
            Upload upload = new Upload(name, NEXT.incrementAndGet());
            positions.put(upload.position, bytes.toByteArray());
            persisted.add(upload);
            return upload;
        }

        @Override
        public Committer closeForCommit() {
            isFinished = true;
            return new Commit(persist());
        }

        @Override
        public long getPos() {
            return bytes.size();
        }

        @Override
        public void write(int value) {
            bytes.write(value);
        }

        @Override
        public void flush() {}

        @Override
        public void sync() {}

        @Override
        public void close() {
            if (isObjectStore && !isFinished) persisted.forEach(each -> positions.remove(each.position));
        }
    }

    private final class Commit implements RecoverableFsDataOutputStream.Committer {
        private final Upload upload;

        Commit(Upload upload) {
            this.upload = upload;
        }

        @Override
        public void commit() throws IOException {
            if (badCommits.getAndUpdate(count -> Math.max(0, count - 1)) > 0)
                throw new IOException("the network failed on purpose");
            files.put(upload.name, bytes(upload));
            positions.remove(upload.position);
        }

        @Override
        public void commitAfterRecovery() throws IOException {
            if (positions.containsKey(upload.position) || !files.containsKey(upload.name)) commit();
        }

        @Override
        public CommitRecoverable getRecoverable() {
            return upload;
        }
    }
}
