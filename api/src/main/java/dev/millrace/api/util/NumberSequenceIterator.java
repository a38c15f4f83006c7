package dev.millrace.api.util;

import java.math.BigInteger;
import java.util.NoSuchElementException;

/// Iterates over the numbers of a range, both ends included. Not thread-safe.
public class NumberSequenceIterator extends SplittableIterator<Long> {
    private static final long serialVersionUID = 1L;

    private final long to;
    private long current;
    // A separate flag allows a sequence to end at Long.MAX_VALUE.
    private boolean ended;

    /// Creates a sequence.
    ///
    /// @throws IllegalArgumentException if `from` is above `to`
    public NumberSequenceIterator(long from, long to) {
        this(from, to, false);
        Preconditions.checkArgument(from <= to, "the sequence would start at %s, after its end %s", from, to);
    }

    private NumberSequenceIterator(long from, long to, boolean ended) {
        this.current = from;
        this.to = to;
        this.ended = ended;
    }

    /// Returns the next number.
    public long getCurrent() {
        return current;
    }

    /// Returns the last number.
    public long getTo() {
        return to;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public Long next() {
        if (ended) throw new NoSuchElementException("the sequence ended at " + to);
        if (current == to) {
            ended = true;
            return current;
        }
        return current++;
    }

    @Override
    public void remove() {
        throw new UnsupportedOperationException("a sequence of numbers has nothing to remove");
    }

    /// Returns contiguous parts whose sizes differ by at most one. An empty part starts behind its end.
    @Override
    public NumberSequenceIterator[] split(int numPartitions) {
        Preconditions.checkArgument(numPartitions > 0, "there must be at least one part");
        BigInteger count =
                ended ? BigInteger.ZERO : big(to).subtract(big(current)).add(BigInteger.ONE);
        BigInteger[] share = count.divideAndRemainder(big(numPartitions));
        NumberSequenceIterator[] parts = new NumberSequenceIterator[numPartitions];
        BigInteger start = big(current);
        for (int i = 0; i < numPartitions; i++) {
            BigInteger size = share[0].add(i < share[1].intValue() ? BigInteger.ONE : BigInteger.ZERO);
            BigInteger next = start.add(size);
            boolean isEmpty = size.signum() == 0;
            parts[i] = isEmpty
                    ? new NumberSequenceIterator(to == Long.MAX_VALUE ? to : to + 1, to, true)
                    : new NumberSequenceIterator(
                            start.longValueExact(),
                            next.subtract(BigInteger.ONE).longValueExact(),
                            false);
            start = next;
        }
        return parts;
    }

    @Override
    public int getMaximumNumberOfSplits() {
        BigInteger count = big(to).subtract(big(current)).add(BigInteger.ONE);
        return count.min(big(Integer.MAX_VALUE)).intValue();
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
