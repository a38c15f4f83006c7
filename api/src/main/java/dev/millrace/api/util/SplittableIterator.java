package dev.millrace.api.util;

import java.io.Serializable;
import java.util.Iterator;

/// An iterator that can be divided among parallel readers before it is read.
public abstract class SplittableIterator<T> implements Iterator<T>, Serializable {
    private static final long serialVersionUID = 1L;

    /// Divides the remaining elements; some parts may be empty.
    public abstract Iterator<T>[] split(int numPartitions);

    /// One part of a division.
    ///
    /// @param num from 0 to numPartitions - 1
    public Iterator<T> getSplit(int num, int numPartitions) {
        if (num < 0 || num >= numPartitions) {
            throw new IllegalArgumentException("part " + num + " of " + numPartitions + " does not exist");
        }
        return split(numPartitions)[num];
    }

    /// More parts than this make no sense.
    public abstract int getMaximumNumberOfSplits();
}
