package dev.millrace.api.io.format;

import dev.millrace.api.fs.BlockLocation;
import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.io.FileInputSplit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Divides files into splits. For one thread.
final class FileRanges {
    // A last split that is this much longer than the others is better than one more that is tiny.
    private static final float SLACK = 1.1f;

    private final long wishedSize;
    private final long sizeMin;
    private final List<FileInputSplit> splits = new ArrayList<>();

    /// @param wishedSize bytes that a split should have at most
    /// @param sizeMin bytes that a split should have at least; this wins
    FileRanges(long wishedSize, long sizeMin) {
        this.wishedSize = wishedSize;
        this.sizeMin = sizeMin;
    }

    /// Adds a file as one split.
    ///
    /// @param length -1 if nobody knows how many bytes there are to be read
    void addWhole(FileStatus file, long length) throws IOException {
        add(file, 0, length);
    }

    /// Adds a file as ranges.
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
