package dev.millrace.connector.files.enumerate;

import dev.millrace.api.fs.Path;
import dev.millrace.base.host.Disk;
import dev.millrace.connector.files.fs.FileFaults;
import dev.millrace.connector.files.fs.LocalDisk;
import dev.millrace.connector.files.split.FileSourceSplit;
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
        long total = files.stream().mapToLong(file -> file.entry.size()).sum();
        List<FileSourceSplit> splits = new ArrayList<>();
        for (Found file : files) addSplits(file, total / Math.max(1, minDesiredSplits), splits);
        return splits;
    }

    /// Represents a file under one of the paths.
    record Found(Path path, Disk.Entry entry) {}

    /// @param fairSize bytes per split that result in the desired number of splits
    void addSplits(Found file, long fairSize, List<FileSourceSplit> splits) {
        splits.add(split(file, 0, file.entry.size()));
    }

    final FileSourceSplit split(Found file, long offset, long length) {
        // The number distinguishes files that are named twice; the rest distinguishes splits after a restore, when
        // numbers restart.
        String id = String.format("%010d:%s@%d", nextNumber++, file.path, offset);
        return new FileSourceSplit(id, file.path, offset, length, file.entry.modifiedMillis(), file.entry.size());
    }

    private void addRoot(Path path, List<Found> files) {
        try {
            Disk.Entry entry = LocalDisk.disk().entry(path.toLocal());
            if (entry.isDirectory()) {
                addDirectory(path, files);
            } else {
                files.add(new Found(path, entry));
            }
        } catch (NoSuchFileException failed) {
            throw FileFaults.MISSING
                    .what("%s, an input of the file source, does not exist.", path)
                    .cause(failed)
                    .fix("Check the path, and that every worker has access to the same file system.");
        } catch (IOException failed) {
            throw FileFaults.unreadable(path, failed);
        }
    }

    private void addDirectory(Path directory, List<Found> files) throws IOException {
        for (Disk.Entry entry : LocalDisk.disk().list(directory.toLocal())) {
            Path path = new Path(directory, entry.path().getFileName().toString());
            if (!fileFilter.test(path)) continue;
            if (entry.isDirectory()) {
                addInner(path, files);
            } else {
                files.add(new Found(path, entry));
            }
        }
    }

    private void addInner(Path directory, List<Found> files) {
        try {
            addDirectory(directory, files);
        } catch (NoSuchFileException _) {
            // The directory was removed after it was listed, so its files cannot be read any more.
        } catch (IOException failed) {
            throw FileFaults.unreadable(directory, failed);
        }
    }
}
