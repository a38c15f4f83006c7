package dev.millrace.api.io;

import org.jspecify.annotations.Nullable;

/// Identifies a split by its number only.
public class GenericInputSplit implements InputSplit {
    private static final long serialVersionUID = 1L;

    private final int partitionNumber;
    private final int totalNumberOfPartitions;

    /// @param partitionNumber the number of the split, starting at 0
    public GenericInputSplit(int partitionNumber, int totalNumberOfPartitions) {
        this.partitionNumber = partitionNumber;
        this.totalNumberOfPartitions = totalNumberOfPartitions;
    }

    @Override
    public int getSplitNumber() {
        return partitionNumber;
    }

    /// Returns the number of all splits.
    public int getTotalNumberOfSplits() {
        return totalNumberOfPartitions;
    }

    @Override
    public int hashCode() {
        return 31 * partitionNumber + totalNumberOfPartitions;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GenericInputSplit split
                && split.partitionNumber == partitionNumber
                && split.totalNumberOfPartitions == totalNumberOfPartitions;
    }

    @Override
    public String toString() {
        return "split " + partitionNumber + " of " + totalNumberOfPartitions;
    }
}
