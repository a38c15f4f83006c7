package dev.millrace.api.fs.upload;

import dev.millrace.api.util.function.FunctionWithException;
import dev.millrace.base.host.Host;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Creates temporary files, in several directories in turn. Thread-safe.
public class RefCountedTmpFileCreator implements FunctionWithException<File, RefCountedFileWithStream, IOException> {
    private static final long serialVersionUID = 1L;

    private final File[] directories;
    private final AtomicInteger next = new AtomicInteger();

    private RefCountedTmpFileCreator(File... directories) {
        if (directories.length == 0) throw new IllegalArgumentException("no directory for temporary files is given");
        this.directories = directories.clone();
    }

    /// Creates files in directories that exist.
    public static RefCountedTmpFileCreator inDirectories(File... directories) {
        return new RefCountedTmpFileCreator(directories);
    }

    /// Opens a file for writing.
    ///
    /// @param file the file to continue; null for a new one
    @Override
    public RefCountedFileWithStream apply(@Nullable File file) throws IOException {
        if (file != null)
            return RefCountedFileWithStream.restoredFile(
                    file, Host.real().disk().append(file.toPath()), file.length());
        File directory = directories[Math.floorMod(next.getAndIncrement(), directories.length)];
        File created = new File(directory, ".tmp_" + name());
        return RefCountedFileWithStream.newFile(created, Host.real().disk().create(created.toPath()));
    }

    private static String name() {
        RandomGenerator chance = Host.real().chance();
        return "%016x%016x".formatted(chance.nextLong(), chance.nextLong());
    }
}
