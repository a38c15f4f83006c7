package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.Path;
import dev.millrace.api.fs.RecoverableWriter;
import dev.millrace.api.serialization.BulkWriter;
import dev.millrace.base.host.Host;
import dev.millrace.connector.files.fs.FileFaults;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Opens the files of a sink: local ones under hidden names, others with the [RecoverableWriter] of their file
/// system. Thread-safe.
final class SinkFiles {
    private final Host host;
    private final Map<String, RecoverableWriter> writers = new ConcurrentHashMap<>();

    SinkFiles(Host host) {
        this.host = host;
    }

    /// Returns whether files at the path are on a disk of this machine.
    static boolean isLocal(Path path) {
        @Nullable String scheme = path.toUri().getScheme();
        return scheme == null || scheme.equals("file");
    }

    /// Starts a file.
    <IN> PartFile<IN> create(FileWriterBucketState origin, BulkWriter.Factory<IN> format) {
        return isLocal(origin.target())
                ? InProgressFile.create(host.disk(), origin, format)
                : RecoverableFile.create(writer(origin.target()), origin, format);
    }

    /// Continues a file of a checkpoint.
    ///
    /// @param copy a unique hidden path for the copy of a local file
    <IN> PartFile<IN> resume(FileWriterBucketState state, Path copy, BulkWriter.Factory<IN> format) {
        FileRecovery recovery = state.recovery();
        return recovery == null
                ? InProgressFile.resume(host.disk(), state, copy, format)
                : RecoverableFile.resume(writer(state.target()), state, recovery, format);
    }

    /// Returns the writer of the path's file system.
    RecoverableWriter writer(Path path) {
        return writers.computeIfAbsent(
                path.toUri().getScheme() + "://" + path.toUri().getAuthority(), _ -> open(path));
    }

    private static RecoverableWriter open(Path path) {
        try {
            FileSystem files = path.getFileSystem();
            return files.createRecoverableWriter();
        } catch (UnsupportedOperationException missing) {
            throw FileFaults.NOT_COMMITTABLE
                    .what("The file sink cannot write to %s.", path)
                    .cause(missing)
                    .fix("Write to a file system that can commit files, for example a local disk, HDFS or S3.");
        } catch (IOException failed) {
            throw FileFaults.unwritable(path, failed);
        }
    }
}
