package dev.millrace.api.util;

import java.io.Serializable;
import java.util.Iterator;

/// Iterates over elements and can be split among parallel readers before it is read.
public abstract class SplittableIterator<T> implements Iterator<T>, Serializable {
    private static final long serialVersionUID = 1L;

    /// Splits the remaining elements. Some parts may be empty.
    public abstract Iterator<T>[] split(int numPartitions);

    /// Returns one part of a split.
    ///
    /// @param num the index of the part, from 0 to numPartitions - 1
    /// @throws IllegalArgumentException if the index is out of range
    public Iterator<T> getSplit(int num, int numPartitions) {
        if (num < 0 || num >= numPartitions) {
            throw new IllegalArgumentException("part " + num + " of " + numPartitions + " does not exist");
        }
        return split(numPartitions)[num];
    }

    /// Returns the largest useful number of parts.
    public abstract int getMaximumNumberOfSplits();
}
