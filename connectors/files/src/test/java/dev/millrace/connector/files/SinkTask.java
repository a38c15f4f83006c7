package dev.millrace.connector.files;

import dev.millrace.api.metric.SinkCommitterMetricGroup;
import dev.millrace.api.metric.SinkWriterMetricGroup;
import dev.millrace.api.metric.UnregisteredMetricsGroup;
import dev.millrace.api.process.JobInfo;
import dev.millrace.api.process.TaskInfo;
import dev.millrace.api.serialization.SerializationSchema;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.sink.CommitterInitContext;
import dev.millrace.api.sink.MailboxExecutor;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.api.time.ProcessingTimeService;
import dev.millrace.api.util.UserCodeClassLoader;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Simulates the task of a sink; the clock stays at 0 until the test advances it.
final class SinkTask implements WriterInitContext {
    static final SinkWriter.Context NO_CONTEXT = new SinkWriter.Context() {
        @Override
        public long currentWatermark() {
            return Long.MIN_VALUE;
        }

        @Override
        public @Nullable Long timestamp() {
            return null;
        }
    };

    private final ManualTime time = new ManualTime();

    void advance(long millis) throws Exception {
        time.advance(millis);
    }

    CommitterInitContext committerContext() {
        return new CommitterContext();
    }

    @Override
    public ProcessingTimeService getProcessingTimeService() {
        return time;
    }

    @Override
    public SinkWriterMetricGroup metricGroup() {
        return UnregisteredMetricsGroup.createSinkWriterMetricGroup();
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
        throw new AssertionError("nobody needs classes");
    }

    @Override
    public MailboxExecutor getMailboxExecutor() {
        throw new AssertionError("nobody needs a mailbox");
    }

    @Override
    public SerializationSchema.InitializationContext asSerializationSchemaInitializationContext() {
        throw new AssertionError("nobody opens schemas");
    }

    @Override
    public boolean isObjectReuseEnabled() {
        return false;
    }

    @Override
    public <IN> TypeSerializer<IN> createInputSerializer() {
        throw new AssertionError("nobody copies input");
    }

    @Override
    public OptionalLong getRestoredCheckpointId() {
        return OptionalLong.empty();
    }

    @Override
    public JobInfo getJobInfo() {
        throw new AssertionError("nobody asks for the job");
    }

    @Override
    public TaskInfo getTaskInfo() {
        throw new AssertionError("nobody asks for the task");
    }

    private static final class CommitterContext implements CommitterInitContext {
        @Override
        public SinkCommitterMetricGroup metricGroup() {
            return UnregisteredMetricsGroup.createSinkCommitterMetricGroup();
        }

        @Override
        public OptionalLong getRestoredCheckpointId() {
            return OptionalLong.empty();
        }

        @Override
        public JobInfo getJobInfo() {
            throw new AssertionError("nobody asks for the job");
        }

        @Override
        public TaskInfo getTaskInfo() {
            throw new AssertionError("nobody asks for the task");
        }
    }

    /// Simulates a clock and timers that the test advances.
    private static final class ManualTime implements ProcessingTimeService {
        private final TreeMap<Long, ProcessingTimeCallback> timers = new TreeMap<>();
        private long nowMillis;

        void advance(long millis) throws Exception {
            long end = nowMillis + millis;
            while (!timers.isEmpty() && timers.firstKey() <= end) {
                Map.Entry<Long, ProcessingTimeCallback> timer = timers.pollFirstEntry();
                nowMillis = timer.getKey();
                timer.getValue().onProcessingTime(nowMillis);
            }
            nowMillis = end;
        }

        @Override
        public long getCurrentProcessingTime() {
            return nowMillis;
        }

        @Override
        public ScheduledFuture<?> registerTimer(long timestamp, ProcessingTimeCallback target) {
            timers.put(timestamp, target);
            return new Timer();
        }
    }

    private static final class Timer extends FutureTask<Void> implements ScheduledFuture<Void> {
        Timer() {
            super(() -> null);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
