package dev.millrace.api.sink;

import dev.millrace.api.metric.SinkWriterMetricGroup;
import dev.millrace.api.metric.UnregisteredMetricsGroup;
import dev.millrace.api.process.JobInfo;
import dev.millrace.api.process.TaskInfo;
import dev.millrace.api.serialization.SerializationSchema;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.time.ProcessingTimeService;
import dev.millrace.api.util.UserCodeClassLoader;
import dev.millrace.api.util.function.ThrowingRunnable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Simulates the subtask of a sink. The test controls its clock and its mailbox.
final class ScriptedSubtask implements WriterInitContext, MailboxExecutor, ProcessingTimeService {
    private static final class Timer extends FutureTask<@Nullable Void> implements ScheduledFuture<@Nullable Void> {
        private final long time;

        Timer(long time, ProcessingTimeCallback target) {
            super(() -> {
                target.onProcessingTime(time);
                return null;
            });
            this.time = time;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(time, TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.MILLISECONDS), other.getDelay(TimeUnit.MILLISECONDS));
        }
    }

    private final SinkWriterMetricGroup metrics = UnregisteredMetricsGroup.createSinkWriterMetricGroup();
    private final Deque<ThrowingRunnable<? extends Exception>> mails = new ArrayDeque<>();
    private final List<Timer> timers = new ArrayList<>();
    private Runnable whenWaiting = () -> {};
    private int timesWaited;
    private long now;

    /// Sets an action that runs while the writer waits for a mail.
    void whenWaiting(Runnable outside) {
        whenWaiting = outside;
    }

    int timesWaited() {
        return timesWaited;
    }

    void advanceTo(long time) throws Exception {
        now = time;
        timers.sort(Comparator.naturalOrder());
        while (!timers.isEmpty() && timers.getFirst().time <= now) {
            Timer due = timers.removeFirst();
            due.run();
            if (!due.isCancelled()) due.get();
        }
        runMail();
    }

    void runMail() throws Exception {
        while (!mails.isEmpty()) mails.removeFirst().run();
    }

    @Override
    public void yield() {
        timesWaited++;
        if (mails.isEmpty()) whenWaiting.run();
        if (mails.isEmpty()) throw new AssertionError("the writer waits for ever");
        tryYield();
    }

    @Override
    public boolean tryYield() {
        if (mails.isEmpty()) return false;
        try {
            mails.removeFirst().run();
            return true;
        } catch (Exception thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    @Override
    public void execute(
            MailOptions mailOptions,
            ThrowingRunnable<? extends Exception> command,
            String descriptionFormat,
            @Nullable Object... arguments) {
        mails.add(command);
    }

    @Override
    public boolean shouldInterrupt() {
        return false;
    }

    @Override
    public long getCurrentProcessingTime() {
        return now;
    }

    @Override
    public ScheduledFuture<?> registerTimer(long timestamp, ProcessingTimeCallback target) {
        Timer timer = new Timer(timestamp, target);
        timers.add(timer);
        return timer;
    }

    @Override
    public MailboxExecutor getMailboxExecutor() {
        return this;
    }

    @Override
    public ProcessingTimeService getProcessingTimeService() {
        return this;
    }

    @Override
    public SinkWriterMetricGroup metricGroup() {
        return metrics;
    }

    @Override
    public OptionalLong getRestoredCheckpointId() {
        return OptionalLong.empty();
    }

    @Override
    public boolean isObjectReuseEnabled() {
        return false;
    }

    @Override
    public JobInfo getJobInfo() {
        throw unexpected();
    }

    @Override
    public TaskInfo getTaskInfo() {
        throw unexpected();
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
        throw unexpected();
    }

    @Override
    public SerializationSchema.InitializationContext asSerializationSchemaInitializationContext() {
        throw unexpected();
    }

    @Override
    public <IN> TypeSerializer<IN> createInputSerializer() {
        throw unexpected();
    }

    private static AssertionError unexpected() {
        return new AssertionError("this sink should not need it");
    }
}
