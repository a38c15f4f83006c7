package dev.millrace.api.io.format;

import dev.millrace.api.fs.BlockLocation;
import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.io.FileInputSplit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Divides files into splits for [FileInputFormat#createInputSplits]. Not thread-safe.
final class FileSplitter {
    // The last split may be longer than the others, up to this factor, to avoid a tiny additional split.
    private static final float SLACK = 1.1f;

    private final long wishedSize;
    private final long sizeMin;
    private final List<FileInputSplit> splits = new ArrayList<>();

    /// @param wishedSize the preferred size of a split in bytes; in files with smaller blocks, a split is as large
    /// as a block
    /// @param sizeMin the minimum size of a split in bytes, which takes precedence over both
    FileSplitter(long wishedSize, long sizeMin) {
        this.wishedSize = wishedSize;
        this.sizeMin = sizeMin;
    }

    /// Adds a file as one split.
    ///
    /// @param length the length in bytes; -1 if unknown
    void addWhole(FileStatus file, long length) throws IOException {
        add(file, 0, length);
    }

    /// Adds a file as splits of equal size; only the last split may be shorter or slightly longer.
    void addRanges(FileStatus file) throws IOException {
        long length = file.getLen();
        long block = file.getBlockSize() > 0 ? file.getBlockSize() : length;
        long size = Math.max(1, Math.max(sizeMin, Math.min(wishedSize, block)));
        long start = 0;
        while (length - start > size * SLACK) {
            add(file, start, size);
            start += size;
        }
        add(file, start, length - start);
    }

    private void add(FileStatus file, long start, long length) throws IOException {
        BlockLocation[] blocks = file.getPath().getFileSystem().getFileBlockLocations(file, start, Math.max(0, length));
        String[] hosts = blocks.length == 0 ? null : blocks[0].getHosts();
        splits.add(new FileInputSplit(splits.size(), file.getPath(), start, length, hosts));
    }

    FileInputSplit[] splits() {
        return splits.toArray(FileInputSplit[]::new);
    }
}
