package dev.millrace.connector.files.enumerate;

import dev.millrace.api.fs.Path;
import dev.millrace.connector.files.reader.CompressedStreams;
import dev.millrace.connector.files.split.FileSourceSplit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// Divides large uncompressed files into splits of about equal size.
public class BlockSplittingRecursiveEnumerator extends NonSplittingRecursiveEnumerator {
    private static final long SPLIT_SIZE_MAX = 32L << 20;
    private static final long SPLIT_SIZE_MIN = 1L << 20;

    private final Set<String> nonSplittableSuffixes;

    /// Creates an enumerator that ignores hidden files.
    public BlockSplittingRecursiveEnumerator() {
        this(new DefaultFileFilter(), new String[0]);
    }

    /// @param nonSplittableFileSuffixes name suffixes, without the dot, of files that must not be split, besides
    /// those of compressed files
    public BlockSplittingRecursiveEnumerator(Predicate<Path> fileFilter, String[] nonSplittableFileSuffixes) {
        super(fileFilter);
        this.nonSplittableSuffixes = Set.of(nonSplittableFileSuffixes);
    }

    /// Returns whether reading may start inside this file.
    protected boolean isFileSplittable(Path path) {
        String name = path.getName().toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        boolean whole = dot >= 0 && nonSplittableSuffixes.contains(name.substring(dot + 1));
        return !whole && CompressedStreams.of(path) == CompressedStreams.NONE;
    }

    @Override
    void addSplits(Found file, long fairSize, List<FileSourceSplit> splits) {
        long size = file.size();
        long wished = Math.clamp(fairSize, SPLIT_SIZE_MIN, SPLIT_SIZE_MAX);
        if (size <= wished || !isFileSplittable(file.path())) {
            super.addSplits(file, fairSize, splits);
            return;
        }
        long length = Math.ceilDiv(size, Math.ceilDiv(size, wished));
        for (long from = 0; from < size; from += length) {
            splits.add(split(file, from, Math.min(length, size - from)));
        }
    }
}
