package dev.millrace.api.source.hybrid;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceEvent;
import dev.millrace.api.source.SourceFaults;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.SplitsAssignment;
import dev.millrace.api.source.SupportsBatchSnapshot;
import dev.millrace.api.source.hybrid.HybridSource.SourceListEntry;
import dev.millrace.api.source.hybrid.HybridSource.SourceSwitchContext;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.base.fault.CodedException;
import dev.millrace.base.fault.MillraceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs the enumerator of the current source and switches to the next source when all readers have finished the
/// current one.
///
/// A reader that restarts after a failure reads the earlier sources again, each with the splits that the reader had
/// not finished.
public class HybridSourceSplitEnumerator
        implements SplitEnumerator<HybridSourceSplit, HybridSourceEnumeratorState>, SupportsBatchSnapshot {
    private final SplitEnumeratorContext<HybridSourceSplit> context;
    private final List<SourceListEntry> sources;
    private final SwitchedSources switchedSources = new SwitchedSources();
    private final Map<Integer, byte[]> shippedSources = new HashMap<>();
    private final Map<Integer, Integer> sourcesOfReaders = new HashMap<>();
    private final Set<Integer> finishedReaders = new HashSet<>();
    // Unfinished splits of earlier sources that failed readers returned, by reader.
    private final Map<Integer, List<HybridSourceSplit>> returnedSplits = new HashMap<>();
    private @Nullable HybridSourceEnumeratorState restored;
    private int sourceIndex;
    private @Nullable Running running;

    /// Holds the enumerator of the current source.
    private record Running(
            SplitEnumerator<SourceSplit, Object> enumerator,
            SimpleVersionedSerializer<Object> serializer,
            InnerEnumeratorContext context) {}

    /// @param initialSourceIndex the index of the first source to read
    /// @param restoredState the state of that source; null to start the source without state
    public HybridSourceSplitEnumerator(
            SplitEnumeratorContext<HybridSourceSplit> context,
            List<SourceListEntry> sources,
            int initialSourceIndex,
            @Nullable HybridSourceEnumeratorState restoredState) {
        this.context = context;
        this.sources = sources;
        this.sourceIndex = initialSourceIndex;
        this.restored = restoredState;
    }

    @Override
    public void start() {
        open(null);
    }

    @Override
    public void handleSplitRequest(int subtaskId, @Nullable String requesterHostname) {
        // Readers of earlier sources already have all splits that are left in those sources.
        if (readsCurrentSource(subtaskId)) running().enumerator.handleSplitRequest(subtaskId, requesterHostname);
    }

    @Override
    public void addSplitsBack(List<HybridSourceSplit> splits, int subtaskId) {
        forget(subtaskId);
        List<HybridSourceSplit> current = new ArrayList<>();
        for (HybridSourceSplit split : splits) {
            List<HybridSourceSplit> to = split.sourceIndex() == sourceIndex
                    ? current
                    : returnedSplits.computeIfAbsent(subtaskId, _ -> new ArrayList<>());
            to.add(split);
        }
        if (current.isEmpty()) return;
        running().enumerator.addSplitsBack(HybridSourceSplit.unwrapSplits(current, switchedSources), subtaskId);
    }

    /// Waits for the reader's event, which says the source that the reader waits for.
    @Override
    public void addReader(int subtaskId) {
        forget(subtaskId);
    }

    @Override
    public HybridSourceEnumeratorState snapshotState(long checkpointId) throws Exception {
        Running current = running();
        byte[] state = current.serializer.serialize(current.enumerator.snapshotState(checkpointId));
        byte[] madeSource = sources.get(sourceIndex).isDeferred() ? shippedSources.get(sourceIndex) : null;
        return new HybridSourceEnumeratorState(sourceIndex, state, current.serializer.getVersion(), madeSource);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        running().enumerator.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        running().enumerator.notifyCheckpointAborted(checkpointId);
    }

    @Override
    public void handleSourceEvent(int subtaskId, SourceEvent sourceEvent) {
        if (sourceEvent instanceof SourceReaderFinishedEvent finished) {
            readerFinished(subtaskId, finished.sourceIndex());
        } else if (readsCurrentSource(subtaskId)) {
            running().enumerator.handleSourceEvent(subtaskId, sourceEvent);
        }
    }

    @Override
    public void close() throws IOException {
        Running current = running;
        if (current == null) return;
        current.context.end();
        current.enumerator.close();
    }

    private void readerFinished(int subtask, int finishedSource) {
        if (finishedSource < sourceIndex) {
            lead(subtask, Math.max(switchedSources.getFirstSourceIndex(), finishedSource + 1));
            return;
        }
        finishedReaders.add(subtask);
        if (finishedReaders.size() < context.currentParallelism() || isFinalSource()) return;
        switchToNext();
        List<Integer> waiting = List.copyOf(finishedReaders);
        finishedReaders.clear();
        waiting.forEach(reader -> lead(reader, sourceIndex));
    }

    private void switchToNext() {
        Running finished = running();
        try {
            close();
        } catch (IOException thrown) {
            throw switchFailed(
                    "The enumerator of source %d of a hybrid source could not be closed.", sourceIndex, thrown);
        }
        running = null;
        sourceIndex++;
        open(finished.enumerator);
    }

    private void open(@Nullable SplitEnumerator<?, ?> previous) {
        try {
            Source<?, SourceSplit, Object> source = makeSource(previous);
            byte[] shipped = InstantiationUtil.serializeObject(source);
            switchedSources.put(sourceIndex, source);
            shippedSources.put(sourceIndex, shipped);
            context.setIsProcessingBacklog(!isFinalSource());
            Running opened = run(source);
            running = opened;
            opened.enumerator.start();
        } catch (Exception thrown) {
            if (thrown instanceof CodedException told) throw told.exception();
            throw switchFailed("Source %d of a hybrid source could not start.", sourceIndex, thrown);
        }
    }

    @SuppressWarnings("unchecked") // the enumerator receives only splits and states of its own source
    private Source<?, SourceSplit, Object> makeSource(@Nullable SplitEnumerator<?, ?> previous) throws Exception {
        SourceListEntry entry = sources.get(sourceIndex);
        byte[] made = restored == null ? null : restored.madeSource();
        if (made != null) return InstantiationUtil.deserializeObject(made, loader(entry.factory));
        SourceSwitchContext<SplitEnumerator<?, ?>> switching = () -> {
            if (previous == null) throw new IllegalStateException("there is no source before source " + sourceIndex);
            return previous;
        };
        Source<?, SourceSplit, Object> source = entry.create(switching);
        if (source != null) return source;
        throw SourceFaults.SWITCH_FAILED
                .what("The factory of source %d of a hybrid source returned null.", sourceIndex)
                .fix("Return a source from the factory.");
    }

    private Running run(Source<?, SourceSplit, Object> source) throws Exception {
        int index = sourceIndex;
        InnerEnumeratorContext inner = new InnerEnumeratorContext(
                context,
                isFinalSource(),
                this::readsCurrentSource,
                split -> HybridSourceSplit.wrapSplit(split, index, switchedSources));
        SimpleVersionedSerializer<Object> serializer = source.getEnumeratorCheckpointSerializer();
        HybridSourceEnumeratorState state = restored;
        restored = null;
        if (state == null) return new Running(source.createEnumerator(inner), serializer, inner);
        Object checkpoint = serializer.deserialize(state.getWrappedStateSerializerVersion(), state.getWrappedState());
        return new Running(source.restoreEnumerator(inner, checkpoint), serializer, inner);
    }

    /// Tells a reader to read the current source or an earlier one.
    private void lead(int subtask, int index) {
        sourcesOfReaders.put(subtask, index);
        context.sendEventToSourceReader(
                subtask, new SwitchSourceEvent(index, copyOf(index), index == sources.size() - 1));
        List<HybridSourceSplit> returned = takeReturned(subtask, index);
        if (!returned.isEmpty()) context.assignSplits(new SplitsAssignment<>(Map.of(subtask, returned)));
        if (index < sourceIndex) {
            context.signalNoMoreSplits(subtask);
        } else {
            running().enumerator.addReader(subtask);
        }
    }

    private List<HybridSourceSplit> takeReturned(int subtask, int index) {
        List<HybridSourceSplit> all = returnedSplits.getOrDefault(subtask, List.of());
        List<HybridSourceSplit> own =
                all.stream().filter(split -> split.sourceIndex() == index).toList();
        if (!own.isEmpty()) all.removeAll(own);
        return own;
    }

    // Readers and the enumerator do not share source objects, because a source may contain user functions.
    private Source<?, ?, ?> copyOf(int index) {
        Source<?, ?, ?> source = switchedSources.sourceOf(index);
        try {
            return InstantiationUtil.deserializeObject(
                    Objects.requireNonNull(shippedSources.get(index)), loader(source));
        } catch (IOException | ClassNotFoundException thrown) {
            throw switchFailed("Source %d of a hybrid source could not be copied for a reader.", index, thrown);
        }
    }

    private static MillraceException switchFailed(String what, int index, Exception cause) {
        return SourceFaults.SWITCH_FAILED
                .what(what, index)
                .cause(cause)
                .fix("Check that the system of this source is reachable, and that the source is serializable.");
    }

    private void forget(int subtask) {
        finishedReaders.remove(subtask);
        sourcesOfReaders.remove(subtask);
    }

    private boolean readsCurrentSource(int subtask) {
        return sourcesOfReaders.getOrDefault(subtask, -1) == sourceIndex;
    }

    private boolean isFinalSource() {
        return sourceIndex == sources.size() - 1;
    }

    private Running running() {
        Running current = running;
        if (current == null) throw new IllegalStateException("the enumerator has not started");
        return current;
    }

    private static ClassLoader loader(Object user) {
        ClassLoader loader = user.getClass().getClassLoader();
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }
}
