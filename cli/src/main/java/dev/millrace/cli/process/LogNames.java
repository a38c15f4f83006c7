package dev.millrace.cli.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Reserves the names of log files for one process, so that two processes with one log directory do not write and
/// rotate the same files. The operating system releases the reservation when the process ends.
///
/// @param name the name of the files without their ends
record LogNames(String name, FileChannel lock) implements AutoCloseable {
    private static final String LOCK = ".log.lck";

    /// Reserves a name: the wanted name, or the first free one of `wanted-2`, `wanted-3` and so on.
    static LogNames claim(Path directory, String wanted) throws IOException {
        for (int number = 1; ; number++) {
            String name = number == 1 ? wanted : wanted + "-" + number;
            FileChannel file = FileChannel.open(
                    directory.resolve(name + LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(file)) return new LogNames(name, file);
            file.close();
        }
    }

    private static boolean isLocked(FileChannel file) {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        } catch (IOException noLocks) {
            // The file system has no locks, so the names cannot be reserved.
            return true;
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
