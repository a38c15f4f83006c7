package dev.millrace.cli.process;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Locks a directory for one process. The operating system releases the lock when the process ends, even after
/// a crash.
final class DirectoryLock implements AutoCloseable {
    private static final Fault IN_USE = new Fault(8195, Category.USER, "another process uses a directory");
    private static final String NAME = "process.lock";

    private final FileChannel file;

    private DirectoryLock(FileChannel file) {
        this.file = file;
    }

    /// Locks a directory, and creates it if necessary.
    ///
    /// @throws MillraceException if another process has locked the directory
    static DirectoryLock of(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path path = directory.resolve(NAME);
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (tryLock(file) == null) throw inUse(directory, path);
            file.truncate(0);
            file.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new DirectoryLock(file);
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static MillraceException inUse(Path directory, Path path) throws IOException {
        return IN_USE.what("The directory %s is in use.", directory.toAbsolutePath())
                .why("Process %s has locked %s.", Files.readString(path), path.toAbsolutePath())
                .fix("Use another directory with --dir, or end that process first.");
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
