package dev.millrace.api.source.legacy;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.process.FunctionHolder;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.base.host.Host;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a source function in each subtask.
public final class FunctionSource<T> implements Source<T, FunctionSplit, Boolean> {
    private static final long serialVersionUID = 1L;

    private final SourceFunction<T> function;
    private final boolean isTimed;

    /// @param isTimed whether the timestamps and watermarks of the function are used
    public FunctionSource(SourceFunction<T> function, boolean isTimed) {
        this.function = function;
        this.isTimed = isTimed;
    }

    /// Returns unbounded, because the end of the function is unknown.
    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<T, FunctionSplit> createReader(SourceReaderContext readerContext) {
        FunctionHolder holder = FunctionHolder.of(readerContext);
        ClassLoader loader = readerContext.getUserCodeClassLoader().asClassLoader();
        FunctionRun<T> run = new FunctionRun<>(function, holder.outputCopier(), loader, Host.real());
        holder.open(new LockedFunction(function, run, holder.isCheckpointed()));
        return new FunctionReader<>(run, isTimed);
    }

    @Override
    public SplitEnumerator<FunctionSplit, Boolean> createEnumerator(SplitEnumeratorContext<FunctionSplit> context) {
        return new NoSplits();
    }

    @Override
    public SplitEnumerator<FunctionSplit, Boolean> restoreEnumerator(
            SplitEnumeratorContext<FunctionSplit> context, Boolean checkpoint) {
        return new NoSplits();
    }

    @Override
    public SimpleVersionedSerializer<FunctionSplit> getSplitSerializer() {
        return new FunctionSplit.Nothing<>(new FunctionSplit());
    }

    @Override
    public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
        return new FunctionSplit.Nothing<>(true);
    }

    /// Assigns no splits.
    private static final class NoSplits implements SplitEnumerator<FunctionSplit, Boolean> {
        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtaskId, @Nullable String requesterHostname) {}

        @Override
        public void addSplitsBack(List<FunctionSplit> splits, int subtaskId) {}

        @Override
        public void addReader(int subtaskId) {}

        @Override
        public Boolean snapshotState(long checkpointId) {
            return true;
        }

        @Override
        public void close() {}
    }
}
