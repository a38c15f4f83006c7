package dev.millrace.connector.files;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.metric.SourceReaderMetricGroup;
import dev.millrace.api.metric.SplitEnumeratorMetricGroup;
import dev.millrace.api.metric.UnregisteredMetricsGroup;
import dev.millrace.api.source.ReaderInfo;
import dev.millrace.api.source.ReaderOutput;
import dev.millrace.api.source.SourceEvent;
import dev.millrace.api.source.SourceOutput;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.SplitsAssignment;
import dev.millrace.api.time.Watermark;
import dev.millrace.api.util.UserCodeClassLoader;
import dev.millrace.connector.files.source.FileSource;
import dev.millrace.connector.files.split.FileSourceSplit;
import dev.millrace.connector.files.split.PendingSplitsCheckpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Drives a file source with one reader on the calling thread; [#look] scans for new files.
final class SourceJob<T> {
    final List<T> records = new ArrayList<>();
    final SourceReaderMetricGroup metrics = UnregisteredMetricsGroup.createSourceReaderMetricGroup();
    final SplitEnumerator<FileSourceSplit, PendingSplitsCheckpoint<FileSourceSplit>> enumerator;
    final SourceReader<T, FileSourceSplit> reader;
    private final Coordinator coordinator = new Coordinator();
    private final Task task = new Task();
    private final Output output = new Output();
    private Runnable looking = () -> {};

    SourceJob(
            FileSource<T> source,
            @Nullable PendingSplitsCheckpoint<FileSourceSplit> checkpoint,
            List<FileSourceSplit> splits)
            throws Exception {
        enumerator = checkpoint == null
                ? source.createEnumerator(coordinator)
                : source.restoreEnumerator(coordinator, checkpoint);
        reader = source.createReader(task);
        enumerator.start();
        if (!splits.isEmpty()) reader.addSplits(splits);
        reader.start();
    }

    void look() {
        looking.run();
    }

    /// Reads until the source ends or the given number of records was read.
    void run(int count) throws Exception {
        while (records.size() < count) {
            InputStatus status = reader.pollNext(output);
            if (status == InputStatus.END_OF_INPUT) return;
            if (status == InputStatus.NOTHING_AVAILABLE) reader.isAvailable().get(20, TimeUnit.SECONDS);
        }
    }

    private final class Coordinator implements SplitEnumeratorContext<FileSourceSplit> {
        @Override
        public SplitEnumeratorMetricGroup metricGroup() {
            return UnregisteredMetricsGroup.createSplitEnumeratorMetricGroup();
        }

        @Override
        public void sendEventToSourceReader(int subtask, SourceEvent event) {}

        @Override
        public int currentParallelism() {
            return 1;
        }

        @Override
        public Map<Integer, ReaderInfo> registeredReaders() {
            return Map.of(0, new ReaderInfo(0, "here"));
        }

        @Override
        public void assignSplits(SplitsAssignment<FileSourceSplit> assignments) {
            assignments.assignment().values().forEach(reader::addSplits);
        }

        @Override
        public void signalNoMoreSplits(int subtask) {
            reader.notifyNoMoreSplits();
        }

        @Override
        public <V> void callAsync(Callable<V> callable, BiConsumer<@Nullable V, @Nullable Throwable> handler) {
            V result;
            try {
                result = callable.call();
            } catch (Exception failed) {
                handler.accept(null, failed);
                return;
            }
            handler.accept(result, null);
        }

        @Override
        public <V> void callAsync(
                Callable<V> callable,
                BiConsumer<@Nullable V, @Nullable Throwable> handler,
                long initialDelayMillis,
                long periodMillis) {
            looking = () -> callAsync(callable, handler);
        }

        @Override
        public void runInCoordinatorThread(Runnable runnable) {
            runnable.run();
        }
    }

    private final class Task implements SourceReaderContext {
        @Override
        public SourceReaderMetricGroup metricGroup() {
            return metrics;
        }

        @Override
        public Configuration getConfiguration() {
            return new Configuration();
        }

        @Override
        public String getLocalHostName() {
            return "here";
        }

        @Override
        public int getIndexOfSubtask() {
            return 0;
        }

        @Override
        public void sendSplitRequest() {
            enumerator.handleSplitRequest(0, "here");
        }

        @Override
        public void sendSourceEventToCoordinator(SourceEvent event) {}

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            throw new AssertionError("nobody needs classes");
        }
    }

    private final class Output implements ReaderOutput<T> {
        @Override
        public void collect(T record) {
            records.add(record);
        }

        @Override
        public void collect(T record, long timestamp) {
            records.add(record);
        }

        @Override
        public void emitWatermark(Watermark watermark) {}

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}

        @Override
        public SourceOutput<T> createOutputForSplit(String splitId) {
            return this;
        }

        @Override
        public void releaseOutputForSplit(String splitId) {}
    }
}
