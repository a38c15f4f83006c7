package dev.millrace.api.source.rate;

import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.source.ReaderOutput;
import dev.millrace.api.source.SourceEvent;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceSplit;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Limits the rate at which another reader is polled.
public class RateLimitedSourceReader<E, SplitT extends SourceSplit> implements SourceReader<E, SplitT> {
    private final SourceReader<E, SplitT> sourceReader;
    private final RateLimiter<SplitT> rateLimiter;
    // The requested permit that is not used yet. If a poll emits nothing, the permit remains.
    private @Nullable CompletableFuture<Void> permit;

    public RateLimitedSourceReader(SourceReader<E, SplitT> sourceReader, RateLimiter<SplitT> rateLimiter) {
        this.sourceReader = sourceReader;
        this.rateLimiter = rateLimiter;
    }

    @Override
    public void start() {
        sourceReader.start();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<E> output) throws Exception {
        CompletableFuture<Void> allowed = permit;
        if (allowed == null) allowed = rateLimiter.acquire().toCompletableFuture();
        permit = allowed;
        if (!allowed.isDone()) return InputStatus.NOTHING_AVAILABLE;
        allowed.join();
        InputStatus status = sourceReader.pollNext(output);
        if (status != InputStatus.NOTHING_AVAILABLE) permit = null;
        return status;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        CompletableFuture<Void> allowed = permit;
        return allowed == null || allowed.isDone() ? sourceReader.isAvailable() : allowed;
    }

    @Override
    public void addSplits(List<SplitT> splits) {
        splits.forEach(rateLimiter::notifyAddingSplit);
        sourceReader.addSplits(splits);
    }

    @Override
    public void notifyNoMoreSplits() {
        sourceReader.notifyNoMoreSplits();
    }

    @Override
    public void handleSourceEvents(SourceEvent sourceEvent) {
        sourceReader.handleSourceEvents(sourceEvent);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> splitsToPause, Collection<String> splitsToResume) {
        sourceReader.pauseOrResumeSplits(splitsToPause, splitsToResume);
    }

    @Override
    public List<SplitT> snapshotState(long checkpointId) {
        return sourceReader.snapshotState(checkpointId);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        rateLimiter.notifyCheckpointComplete(checkpointId);
        sourceReader.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        sourceReader.notifyCheckpointAborted(checkpointId);
    }

    @Override
    public void close() throws Exception {
        sourceReader.close();
    }
}
