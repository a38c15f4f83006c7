package dev.millrace.api.source.hybrid;

import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.library.IteratorSourceEnumerator;
import dev.millrace.api.source.library.NumberSequenceSource;
import java.util.Collection;

/// Emits numbers. The enumerator knows the last number.
final class EndingNumbers extends NumberSequenceSource {
    private static final long serialVersionUID = 1L;

    EndingNumbers(long from, long to) {
        super(from, to);
    }

    @Override
    public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
            SplitEnumeratorContext<NumberSequenceSplit> context) {
        return new Ending(context, splitNumberRange(getFrom(), getTo(), 2 * context.currentParallelism()), getTo());
    }

    @Override
    public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> restoreEnumerator(
            SplitEnumeratorContext<NumberSequenceSplit> context, Collection<NumberSequenceSplit> checkpoint) {
        return new Ending(context, checkpoint, getTo());
    }

    static final class Ending extends IteratorSourceEnumerator<NumberSequenceSplit> {
        final long end;

        private Ending(
                SplitEnumeratorContext<NumberSequenceSplit> context, Collection<NumberSequenceSplit> splits, long end) {
            super(context, splits);
            this.end = end;
        }
    }
}
