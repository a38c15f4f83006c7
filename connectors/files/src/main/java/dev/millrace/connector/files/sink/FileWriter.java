package dev.millrace.connector.files.sink;

import dev.millrace.api.metric.Counter;
import dev.millrace.api.sink.CommittingSinkWriter;
import dev.millrace.api.sink.StatefulSinkWriter;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.api.time.ProcessingTimeService;
import dev.millrace.base.host.Host;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the records of one subtask into files. Files stay hidden until a [FileCommitter] commits them.
///
/// @param <IN> the type of the records
public final class FileWriter<IN>
        implements StatefulSinkWriter<IN, FileWriterBucketState>,
                CommittingSinkWriter<IN, FileSinkCommittable>,
                ProcessingTimeService.ProcessingTimeCallback {
    private final Host host;
    private final SinkFiles files;
    private final FileSinkSettings<IN> settings;
    private final ProcessingTimeService time;
    private final Counter recordsWritten;
    private final Map<String, Bucket<IN>> buckets = new LinkedHashMap<>();
    private final RecordContext recordContext = new RecordContext();
    private boolean endOfInput;

    /// @param recovered files to continue
    FileWriter(
            Host host,
            FileSinkSettings<IN> settings,
            WriterInitContext context,
            Collection<FileWriterBucketState> recovered)
            throws IOException {
        this.host = host;
        this.files = new SinkFiles(host);
        if (!SinkFiles.isLocal(settings.basePath())) files.writer(settings.basePath());
        this.settings = settings;
        this.time = context.getProcessingTimeService();
        this.recordsWritten = context.metricGroup().getNumRecordsSendCounter();
        for (FileWriterBucketState state : recovered) bucket(state.bucketId()).restore(state);
        time.registerTimer(time.getCurrentProcessingTime() + settings.checkIntervalMillis(), this);
    }

    @Override
    public void write(IN element, Context context) throws IOException {
        recordContext.processingTime = time.getCurrentProcessingTime();
        recordContext.watermark = context.currentWatermark();
        recordContext.timestamp = context.timestamp();
        String bucketId = settings.bucketAssigner().getBucketId(element, recordContext);
        bucket(bucketId).write(element, recordContext.processingTime);
        recordsWritten.inc();
    }

    @Override
    public void flush(boolean isEndOfInput) {
        endOfInput = isEndOfInput;
    }

    @Override
    public Collection<FileSinkCommittable> prepareCommit() throws IOException {
        List<FileSinkCommittable> finished = new ArrayList<>();
        for (Bucket<IN> bucket : buckets.values()) finished.addAll(bucket.prepareCommit(endOfInput));
        buckets.values().removeIf(Bucket::isIdle);
        return finished;
    }

    @Override
    public List<FileWriterBucketState> snapshotState(long checkpointId) throws IOException {
        List<FileWriterBucketState> states = new ArrayList<>();
        for (Bucket<IN> bucket : buckets.values()) bucket.snapshot().ifPresent(states::add);
        return states;
    }

    @Override
    public void onProcessingTime(long nowMillis) throws IOException {
        for (Bucket<IN> bucket : buckets.values()) bucket.onProcessingTime(nowMillis);
        time.registerTimer(time.getCurrentProcessingTime() + settings.checkIntervalMillis(), this);
    }

    /// Closes all files. Unfinished files stay hidden.
    @Override
    public void close() throws IOException {
        for (Bucket<IN> bucket : buckets.values()) bucket.close();
    }

    private Bucket<IN> bucket(String bucketId) {
        Bucket<IN> known = buckets.get(bucketId);
        if (known != null) return known;
        Bucket<IN> fresh = new Bucket<>(host, files, settings, bucketId);
        buckets.put(bucketId, fresh);
        return fresh;
    }

    /// Implements the assigner's context with one object for all records.
    private static final class RecordContext implements BucketAssigner.Context {
        private long processingTime;
        private long watermark;
        private @Nullable Long timestamp;

        @Override
        public long currentProcessingTime() {
            return processingTime;
        }

        @Override
        public long currentWatermark() {
            return watermark;
        }

        @Override
        public @Nullable Long timestamp() {
            return timestamp;
        }
    }
}
