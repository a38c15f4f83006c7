package dev.millrace.api.util;

import java.math.BigInteger;
import java.util.NoSuchElementException;

/// Counts from a number to another, both included.
public class NumberSequenceIterator extends SplittableIterator<Long> {
    private static final long serialVersionUID = 1L;

    private final long to;
    private long current;
    // A flag of its own, so that a sequence may end at Long.MAX_VALUE.
    private boolean ended;

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

    /// The number that comes next.
    public long getCurrent() {
        return current;
    }

    /// The last number.
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

    /// Gives contiguous parts whose sizes differ by one at most. An empty part begins behind its end.
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
