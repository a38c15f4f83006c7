package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import dev.millrace.api.fs.RecoverableWriter;
import dev.millrace.api.sink.Committer;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.connector.files.fs.FileFaults;
import java.io.IOException;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes pending files visible. Local files are renamed; renames are atomic and idempotent. Files of other file
/// systems are committed by their [RecoverableWriter].
public final class FileCommitter implements Committer<FileSinkCommittable> {
    private static final Logger LOG = LoggerFactory.getLogger(FileCommitter.class);

    private static final int RETRIES_MAX = 3;

    private final Disk disk;
    private final SinkFiles files;

    FileCommitter(Host host) {
        this.disk = host.disk();
        this.files = new SinkFiles(host);
    }

    @Override
    public void commit(Collection<CommitRequest<FileSinkCommittable>> requests) {
        for (CommitRequest<FileSinkCommittable> request : requests) commit(request);
    }

    private void commit(CommitRequest<FileSinkCommittable> request) {
        FileSinkCommittable file = request.getCommittable();
        FileRecovery recovery = file.recovery();
        if (recovery == null) rename(request, file);
        else commitRemote(request, file, recovery);
    }

    private void commitRemote(
            CommitRequest<FileSinkCommittable> request, FileSinkCommittable file, FileRecovery recovery) {
        RecoverableWriter writer = files.writer(file.target());
        try {
            RecoverableFile.commit(writer, recovery);
        } catch (IOException failed) {
            if (request.getNumberOfRetries() < RETRIES_MAX) {
                LOG.warn("{} could not be committed and is tried again", file.target(), failed);
                request.retryLater();
            } else {
                request.signalFailedWithUnknownReason(FileFaults.unwritable(file.target(), failed));
            }
        }
    }

    private void rename(CommitRequest<FileSinkCommittable> request, FileSinkCommittable file) {
        java.nio.file.Path from = file.pending().toLocal();
        java.nio.file.Path to = file.target().toLocal();
        try {
            if (disk.exists(from)) {
                disk.move(from, to);
                Path directory = file.target().getParent();
                if (directory != null) disk.sync(directory.toLocal());
                removeReplaced(file);
            } else if (disk.exists(to)) {
                removeReplaced(file);
                request.signalAlreadyCommitted();
            } else {
                request.signalFailedWithUnknownReason(lost(file));
            }
        } catch (IOException failed) {
            request.signalFailedWithUnknownReason(FileFaults.unwritable(file.target(), failed));
        }
    }

    /// Replaced files are hidden. If one cannot be removed, it only occupies disk space.
    private void removeReplaced(FileSinkCommittable file) {
        for (Path each : file.replaced()) {
            try {
                disk.delete(each.toLocal());
            } catch (IOException failed) {
                LOG.warn(
                        "{} is no longer needed, because {} has its records, but could not be deleted",
                        each,
                        file.target(),
                        failed);
            }
        }
    }

    private static Throwable lost(FileSinkCommittable file) {
        return FileFaults.LOST_PENDING
                .what("%s cannot become %s because neither file exists.", file.pending(), file.target())
                .why("The file was deleted or moved after it was written.")
                .fix("Restore the file. Do not move hidden files of a running job.");
    }

    @Override
    public void close() {}
}
