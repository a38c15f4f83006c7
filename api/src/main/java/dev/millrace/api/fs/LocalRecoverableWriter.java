package dev.millrace.api.fs;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;

/// Writes local files under a hidden name and renames them at the commit. Thread-safe.
final class LocalRecoverableWriter implements RecoverableWriter {
    private static final int COPIED_AT_ONCE = 64 << 10;

    private final Host host;
    private final Disk disk;

    LocalRecoverableWriter(Host host) {
        this.host = host;
        this.disk = host.disk();
    }

    @Override
    public RecoverableFsDataOutputStream open(Path path) throws IOException {
        java.nio.file.Path target = path.toLocal().toAbsolutePath();
        java.nio.file.Path inProgress = target.resolveSibling(hidden(target));
        return new LocalRecoverableOutput(disk, target, inProgress, disk.create(inProgress), 0, LocalCommitter::new);
    }

    private String hidden(java.nio.file.Path target) {
        return "." + target.getFileName() + ".inprogress."
                + HexFormat.of().toHexDigits(host.chance().nextLong());
    }

    @Override
    public RecoverableFsDataOutputStream recover(ResumeRecoverable resumable) throws IOException {
        LocalRecoverable file = LocalRecoverable.of(resumable);
        shorten(file);
        return new LocalRecoverableOutput(
                disk,
                file.target(),
                file.inProgress(),
                disk.append(file.inProgress()),
                file.size(),
                LocalCommitter::new);
    }

    /// Replaces a file by a copy of its first bytes. A process that still writes the file, because the process was
    /// wrongly considered lost, keeps the old file and cannot change the copy.
    private void shorten(LocalRecoverable file) throws IOException {
        java.nio.file.Path copy = file.inProgress().resolveSibling(hidden(file.target()));
        boolean isComplete = false;
        try {
            try (InputStream in = disk.read(file.inProgress(), 0);
                    OutputStream out = disk.create(copy)) {
                copy(in, out, file);
            }
            disk.sync(copy);
            disk.move(copy, file.inProgress());
            isComplete = true;
        } catch (NoSuchFileException missing) {
            throw lost(file, missing);
        } finally {
            if (!isComplete) disk.delete(copy);
        }
    }

    private static void copy(InputStream in, OutputStream out, LocalRecoverable file) throws IOException {
        byte[] buffer = new byte[COPIED_AT_ONCE];
        for (long left = file.size(); left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) throw lost(file, new EOFException(left + " bytes are missing"));
            out.write(buffer, 0, count);
            left -= count;
        }
    }

    private static RuntimeException lost(LocalRecoverable file, IOException cause) {
        return FileSystemFaults.LOST_FILE
                .what("%s, which is to become %s, is missing or incomplete.", file.inProgress(), file.target())
                .cause(cause)
                .fix("Restore the file, or continue from a later snapshot.");
    }

    @Override
    public RecoverableFsDataOutputStream.Committer recoverForCommit(CommitRecoverable resumable) {
        return new LocalCommitter(LocalRecoverable.of(resumable));
    }

    /// Commits a file whose writer may have died.
    private final class LocalCommitter implements RecoverableFsDataOutputStream.Committer {
        private final LocalRecoverable file;

        LocalCommitter(LocalRecoverable file) {
            this.file = file;
        }

        @Override
        public void commit() throws IOException {
            rename(disk, file);
        }

        @Override
        public void commitAfterRecovery() throws IOException {
            if (disk.exists(file.inProgress())) {
                if (disk.entry(file.inProgress()).size() > file.size()) shorten(file);
                rename(disk, file);
            } else if (!disk.exists(file.target())) {
                throw lost(file, new NoSuchFileException(file.inProgress().toString()));
            }
        }

        @Override
        public CommitRecoverable getRecoverable() {
            return file;
        }
    }

    /// Renames a file if the file has the expected size.
    private static void rename(Disk disk, LocalRecoverable file) throws IOException {
        try {
            long size = disk.entry(file.inProgress()).size();
            if (size != file.size())
                throw lost(file, new IOException("The size is %d instead of %d".formatted(size, file.size())));
        } catch (NoSuchFileException missing) {
            throw lost(file, missing);
        }
        disk.move(file.inProgress(), file.target());
        java.nio.file.Path directory = file.target().getParent();
        if (directory != null) disk.sync(directory);
    }

    @Override
    public boolean requiresCleanupOfRecoverableState() {
        return false;
    }

    @Override
    public boolean cleanupRecoverableState(ResumeRecoverable resumable) {
        return false;
    }

    @Override
    public SimpleVersionedSerializer<CommitRecoverable> getCommitRecoverableSerializer() {
        return new LocalRecoverable.Serializer<>();
    }

    @Override
    public SimpleVersionedSerializer<ResumeRecoverable> getResumeRecoverableSerializer() {
        return new LocalRecoverable.Serializer<>();
    }

    @Override
    public boolean supportsResume() {
        return true;
    }
}
