package dev.millrace.api.source.library;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceFaults;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.type.ResultTypeQueryable;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.NumberSequenceIterator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Emits the numbers of a range, both ends included. Each reader gets an equal part of the range. With one reader, the
/// numbers come in order.
public class NumberSequenceSource
        implements Source<
                        Long,
                        NumberSequenceSource.NumberSequenceSplit,
                        Collection<NumberSequenceSource.NumberSequenceSplit>>,
                ResultTypeQueryable<Long> {
    private static final long serialVersionUID = 1L;

    private final long from;
    private final long to;

    /// @throws IllegalArgumentException if `from` is above `to`
    public NumberSequenceSource(long from, long to) {
        if (from > to) {
            throw SourceFaults.PARAMETERS
                    .argument("A sequence of numbers has the start %d and the end %d.", from, to)
                    .fix("Set a start that does not exceed the end.");
        }
        this.from = from;
        this.to = to;
    }

    /// Returns the first number.
    public long getFrom() {
        return from;
    }

    /// Returns the last number.
    public long getTo() {
        return to;
    }

    @Override
    public TypeInformation<Long> getProducedType() {
        return Types.LONG;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<Long, NumberSequenceSplit> createReader(SourceReaderContext readerContext) {
        return new IteratorSourceReader<>(readerContext);
    }

    @Override
    public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
            SplitEnumeratorContext<NumberSequenceSplit> enumContext) {
        return new IteratorSourceEnumerator<>(
                enumContext, splitNumberRange(from, to, enumContext.currentParallelism()));
    }

    @Override
    public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> restoreEnumerator(
            SplitEnumeratorContext<NumberSequenceSplit> enumContext, Collection<NumberSequenceSplit> checkpoint) {
        return new IteratorSourceEnumerator<>(enumContext, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<NumberSequenceSplit> getSplitSerializer() {
        return new NumberSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Collection<NumberSequenceSplit>> getEnumeratorCheckpointSerializer() {
        return new SplitCollectionSerializer<>(new NumberSplitSerializer());
    }

    /// Divides a range into at most `numSplits` parts, whose lengths differ by at most one.
    protected List<NumberSequenceSplit> splitNumberRange(long from, long to, int numSplits) {
        List<NumberSequenceSplit> splits = new ArrayList<>(numSplits);
        for (NumberSequenceIterator part : new NumberSequenceIterator(from, to).split(numSplits)) {
            if (!part.hasNext()) continue;
            splits.add(new NumberSequenceSplit(String.valueOf(splits.size() + 1), part.getCurrent(), part.getTo()));
        }
        return splits;
    }

    /// Contains a range of the numbers, which starts at the next number to emit.
    public static class NumberSequenceSplit implements IteratorSourceSplit<Long, NumberSequenceIterator> {
        private final String splitId;
        private final long from;
        private final long to;

        /// @throws IllegalArgumentException if `from` is above `to`
        public NumberSequenceSplit(String splitId, long from, long to) {
            if (from > to) throw new IllegalArgumentException("split " + splitId + " would start after its end");
            this.splitId = splitId;
            this.from = from;
            this.to = to;
        }

        @Override
        public String splitId() {
            return splitId;
        }

        /// Returns the next number to emit.
        public long from() {
            return from;
        }

        /// Returns the last number.
        public long to() {
            return to;
        }

        @Override
        public NumberSequenceIterator getIterator() {
            return new NumberSequenceIterator(from, to);
        }

        @Override
        public IteratorSourceSplit<Long, NumberSequenceIterator> getUpdatedSplitForIterator(
                NumberSequenceIterator iterator) {
            return new NumberSequenceSplit(splitId, iterator.getCurrent(), iterator.getTo());
        }

        @Override
        public String toString() {
            return "NumberSequenceSplit [" + from + ", " + to + "] (" + splitId + ")";
        }
    }

    private static final class NumberSplitSerializer implements SimpleVersionedSerializer<NumberSequenceSplit> {
        private static final int VERSION = 1;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(NumberSequenceSplit split) throws IOException {
            return SplitBytes.written(out -> {
                out.writeUTF(split.splitId);
                out.writeLong(split.from);
                out.writeLong(split.to);
            });
        }

        @Override
        public NumberSequenceSplit deserialize(int version, byte[] serialized) throws IOException {
            SplitBytes.checkVersion("A split of numbers", VERSION, version);
            return SplitBytes.read(
                    serialized, in -> new NumberSequenceSplit(in.readUTF(), in.readLong(), in.readLong()));
        }
    }
}
