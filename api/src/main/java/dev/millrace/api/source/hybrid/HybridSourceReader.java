package dev.millrace.api.source.hybrid;

import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.source.ReaderOutput;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceEvent;
import dev.millrace.api.source.SourceFaults;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SourceSplit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Reads the current source with the reader of that source. At the end of the source, the reader notifies the
/// enumerator and waits for the next source.
public class HybridSourceReader<T> implements SourceReader<T, HybridSourceSplit> {
    private static final int NO_SOURCE = -1;

    private final SourceReaderContext context;
    private final SwitchedSources switchedSources = new SwitchedSources();
    // Restored splits that wait until their source becomes the current one.
    private final List<HybridSourceSplit> restoredSplits = new ArrayList<>();
    private CompletableFuture<Void> switched = new CompletableFuture<>();
    private @Nullable SourceReader<T, SourceSplit> reader;
    private int sourceIndex = NO_SOURCE;
    private boolean isFinalSource;
    private boolean isAtEnd;

    public HybridSourceReader(SourceReaderContext readerContext) {
        this.context = readerContext;
    }

    @Override
    public void start() {
        int before = restoredSplits.stream()
                .mapToInt(split -> split.sourceIndex() - 1)
                .min()
                .orElse(NO_SOURCE);
        context.sendSourceEventToCoordinator(new SourceReaderFinishedEvent(before));
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
        SourceReader<T, SourceSplit> current = reader;
        if (current == null || isAtEnd && !isFinalSource) return InputStatus.NOTHING_AVAILABLE;
        InputStatus status = current.pollNext(output);
        if (status != InputStatus.END_OF_INPUT) return status;
        if (!isAtEnd) context.sendSourceEventToCoordinator(new SourceReaderFinishedEvent(sourceIndex));
        isAtEnd = true;
        return isFinalSource ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        SourceReader<T, SourceSplit> current = reader;
        return current == null || isAtEnd ? switched : current.isAvailable();
    }

    @Override
    public List<HybridSourceSplit> snapshotState(long checkpointId) {
        List<HybridSourceSplit> splits = new ArrayList<>(restoredSplits);
        SourceReader<T, SourceSplit> current = reader;
        if (current != null) {
            splits.addAll(
                    HybridSourceSplit.wrapSplits(current.snapshotState(checkpointId), sourceIndex, switchedSources));
        }
        return splits;
    }

    @Override
    public void addSplits(List<HybridSourceSplit> splits) {
        SourceReader<T, SourceSplit> current = reader;
        if (current == null) {
            restoredSplits.addAll(splits);
            return;
        }
        for (HybridSourceSplit split : splits) {
            if (split.sourceIndex() != sourceIndex) {
                throw new IllegalStateException(split + " came while source " + sourceIndex + " was read");
            }
        }
        current.addSplits(HybridSourceSplit.unwrapSplits(splits, switchedSources));
    }

    @Override
    public void notifyNoMoreSplits() {
        if (reader != null) reader.notifyNoMoreSplits();
    }

    @Override
    public void handleSourceEvents(SourceEvent sourceEvent) {
        if (sourceEvent instanceof SwitchSourceEvent next) {
            switchTo(next);
        } else if (reader != null) {
            reader.handleSourceEvents(sourceEvent);
        }
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        if (reader != null) reader.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        if (reader != null) reader.notifyCheckpointAborted(checkpointId);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> splitsToPause, Collection<String> splitsToResume) {
        if (reader != null) reader.pauseOrResumeSplits(splitsToPause, splitsToResume);
    }

    @Override
    public void close() throws Exception {
        SourceReader<T, SourceSplit> current = reader;
        reader = null;
        if (current != null) current.close();
    }

    private void switchTo(SwitchSourceEvent event) {
        SourceReader<T, SourceSplit> next;
        try {
            close();
            next = madeBy(event.source());
        } catch (Exception thrown) {
            throw SourceFaults.SWITCH_FAILED
                    .what(
                            "Reader %d cannot switch from source %d to source %d of a hybrid source.",
                            context.getIndexOfSubtask(), sourceIndex, event.sourceIndex())
                    .cause(thrown)
                    .fix("Check that the system of this source is reachable.");
        }
        reader = next;
        sourceIndex = event.sourceIndex();
        isFinalSource = event.isFinalSource();
        isAtEnd = false;
        switchedSources.put(sourceIndex, event.source());
        List<HybridSourceSplit> own = restoredSplits.stream()
                .filter(split -> split.sourceIndex() == sourceIndex)
                .toList();
        restoredSplits.removeAll(own);
        if (!own.isEmpty()) next.addSplits(HybridSourceSplit.unwrapSplits(own, switchedSources));
        next.start();
        switched.complete(null);
        switched = new CompletableFuture<>();
    }

    @SuppressWarnings("unchecked") // the builder accepts only sources of T
    private SourceReader<T, SourceSplit> madeBy(Source source) throws Exception {
        return source.createReader(context);
    }
}
