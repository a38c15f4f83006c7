package dev.millrace.api.io.format;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.io.BaseStatistics;
import dev.millrace.api.io.DefaultInputSplitAssigner;
import dev.millrace.api.io.GenericInputSplit;
import dev.millrace.api.io.NonParallelInput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Generates an input without stored data. The splits contain only numbers, one for each subtask.
public abstract class GenericInputFormat<OT> extends RichInputFormat<OT, GenericInputSplit> {
    private static final long serialVersionUID = 1L;

    /// The number of the current split.
    protected int partitionNumber;

    public GenericInputFormat() {}

    @Override
    public void configure(Configuration parameters) {}

    @Override
    public @Nullable BaseStatistics getStatistics(@Nullable BaseStatistics cachedStatistics) throws IOException {
        return cachedStatistics;
    }

    @Override
    public GenericInputSplit[] createInputSplits(int numSplits) throws IOException {
        if (numSplits < 1) throw new IllegalArgumentException("there must be at least one split, not " + numSplits);
        int count = this instanceof NonParallelInput ? 1 : numSplits;
        GenericInputSplit[] splits = new GenericInputSplit[count];
        for (int i = 0; i < count; i++) splits[i] = new GenericInputSplit(i, count);
        return splits;
    }

    @Override
    public DefaultInputSplitAssigner getInputSplitAssigner(GenericInputSplit[] splits) {
        return new DefaultInputSplitAssigner(splits);
    }

    @Override
    public void open(GenericInputSplit split) throws IOException {
        partitionNumber = split.getSplitNumber();
    }

    @Override
    public void close() throws IOException {}
}
