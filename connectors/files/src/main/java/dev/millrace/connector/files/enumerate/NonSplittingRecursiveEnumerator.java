package dev.millrace.connector.files.enumerate;

import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.Path;
import dev.millrace.connector.files.fs.FileFaults;
import dev.millrace.connector.files.split.FileSourceSplit;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// Creates one split for each file, and descends into directories.
public class NonSplittingRecursiveEnumerator implements FileEnumerator {
    protected final Predicate<Path> fileFilter;
    private long nextNumber = 1;

    /// Creates an enumerator that ignores hidden files.
    public NonSplittingRecursiveEnumerator() {
        this(new DefaultFileFilter());
    }

    /// @param fileFilter called for files and directories inside the paths, but not for the paths themselves
    public NonSplittingRecursiveEnumerator(Predicate<Path> fileFilter) {
        this.fileFilter = fileFilter;
    }

    /// @throws dev.millrace.base.fault.MillraceException if one of the paths does not exist or is not readable
    @Override
    public Collection<FileSourceSplit> enumerateSplits(Path[] paths, int minDesiredSplits) {
        List<Found> files = new ArrayList<>();
        for (Path path : paths) addRoot(path, files);
        long total = files.stream().mapToLong(file -> file.size).sum();
        List<FileSourceSplit> splits = new ArrayList<>();
        for (Found file : files) addSplits(file, total / Math.max(1, minDesiredSplits), splits);
        return splits;
    }

    /// Represents a file under one of the paths.
    ///
    /// @param size in bytes
    /// @param modifiedMillis the time of the last change in milliseconds since the epoch
    record Found(Path path, long size, long modifiedMillis) {
        static Found of(Path path, FileStatus status) {
            return new Found(path, status.getLen(), status.getModificationTime());
        }
    }

    /// @param fairSize bytes per split that result in the desired number of splits
    void addSplits(Found file, long fairSize, List<FileSourceSplit> splits) {
        splits.add(split(file, 0, file.size));
    }

    final FileSourceSplit split(Found file, long offset, long length) {
        // The number distinguishes files that are named twice; the rest distinguishes splits after a restore, when
        // numbers restart.
        String id = String.format("%010d:%s@%d", nextNumber++, file.path, offset);
        return new FileSourceSplit(id, file.path, offset, length, file.modifiedMillis, file.size);
    }

    private void addRoot(Path path, List<Found> files) {
        try {
            FileSystem system = path.getFileSystem();
            FileStatus status = system.getFileStatus(path);
            if (status.isDir()) {
                addDirectory(system, path, files);
            } else {
                files.add(Found.of(path, status));
            }
        } catch (FileNotFoundException | NoSuchFileException failed) {
            throw FileFaults.MISSING
                    .what("%s, an input of the file source, does not exist.", path)
                    .cause(failed)
                    .fix("Check the path, and that every worker has access to the same file system.");
        } catch (IOException failed) {
            throw FileFaults.unreadable(path, failed);
        }
    }

    private void addDirectory(FileSystem system, Path directory, List<Found> files) throws IOException {
        FileStatus[] entries = system.listStatus(directory);
        // Some file systems return null for a directory that has just been removed.
        if (entries == null) return;
        for (FileStatus entry : entries) {
            Path path = new Path(directory, entry.getPath().getName());
            if (!fileFilter.test(path)) continue;
            if (entry.isDir()) {
                addInner(system, path, files);
            } else {
                files.add(Found.of(path, entry));
            }
        }
    }

    private void addInner(FileSystem system, Path directory, List<Found> files) {
        try {
            addDirectory(system, directory, files);
        } catch (FileNotFoundException | NoSuchFileException _) {
            // The directory was removed after it was listed, so its files cannot be read any more.
        } catch (IOException failed) {
            throw FileFaults.unreadable(directory, failed);
        }
    }
}
