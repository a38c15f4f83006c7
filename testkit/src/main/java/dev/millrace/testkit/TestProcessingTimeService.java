package dev.millrace.testkit;

import dev.millrace.api.operator.ProcessingTimeService;
import dev.millrace.api.time.Clock;
import dev.millrace.runtime.chain.Deadlines;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Simulates processing time, which advances only when the test sets it. Then callbacks run in the order of their
/// times, including callbacks for times in the past. Not thread-safe.
public class TestProcessingTimeService implements ProcessingTimeService {
    private final Deadlines deadlines = new Deadlines();
    private final Set<Registration> active = new TreeSet<>();
    private long now = Long.MIN_VALUE;
    private long registered;
    private boolean isTerminated;
    private boolean isQuiet;

    /// Advances the time by milliseconds.
    public void advance(long delta) throws Exception {
        setCurrentTime(now + delta);
    }

    /// Sets the time, and runs due callbacks, including those that a callback adds.
    public void setCurrentTime(long timestamp) throws Exception {
        now = timestamp;
        boolean ran = true;
        while (ran && !isTerminated) {
            // A timer fires when its millisecond is over. In tests the millisecond is over as soon as it is reached.
            ran = deadlines.runDue(now == Long.MAX_VALUE ? now : now + 1);
        }
    }

    Deadlines deadlines() {
        return deadlines;
    }

    @Override
    public long getCurrentProcessingTime() {
        return now;
    }

    @Override
    public Clock getClock() {
        return new StandingClock(this);
    }

    @Override
    public ScheduledFuture<?> registerTimer(long timestamp, ProcessingTimeCallback target) {
        return begin(new Registration(target, timestamp, 0));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(ProcessingTimeCallback callback, long initialDelay, long period) {
        return begin(new Registration(callback, now + initialDelay, period));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(ProcessingTimeCallback callback, long initialDelay, long period) {
        return scheduleAtFixedRate(callback, initialDelay, period);
    }

    private Registration begin(Registration registration) {
        if (isTerminated) throw new IllegalStateException("the processing time was shut down");
        if (isQuiet) {
            registration.cancel(false);
            return registration;
        }
        registration.arm();
        return registration;
    }

    public boolean isTerminated() {
        return isTerminated;
    }

    @Override
    public CompletableFuture<Void> quiesce() {
        if (!isTerminated) isQuiet = true;
        active.clear();
        return CompletableFuture.completedFuture(null);
    }

    /// Drops all callbacks from now on.
    public void shutdownService() {
        isTerminated = true;
        active.clear();
    }

    /// Shuts down the service immediately.
    public boolean shutdownServiceUninterruptible(long timeoutMs) {
        shutdownService();
        return true;
    }

    /// Returns the number of pending callbacks.
    public int getNumActiveTimers() {
        return active.size();
    }

    /// Returns the times of the pending callbacks.
    public Set<Long> getActiveTimerTimestamps() {
        return active.stream().map(each -> each.time).collect(Collectors.toCollection(TreeSet::new));
    }

    private final class Registration extends CompletableFuture<Void> implements ScheduledFuture<Void> {
        private final ProcessingTimeCallback callback;
        private final long period;
        private final long order = registered++;
        private long time;
        private Deadlines.@Nullable Deadline deadline;

        Registration(ProcessingTimeCallback callback, long time, long period) {
            this.callback = callback;
            this.time = time;
            this.period = period;
        }

        private void arm() {
            active.add(this);
            deadline = deadlines.at(time == Long.MAX_VALUE ? time : time + 1, this::run);
        }

        private void run() {
            if (!active.remove(this)) return;
            try {
                callback.onProcessingTime(time);
            } catch (RuntimeException thrown) {
                throw thrown;
            } catch (Exception thrown) {
                throw new CallbackFailure(thrown);
            }
            if (period == 0) {
                complete(null);
            } else if (!isCancelled()) {
                time += period;
                arm();
            }
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            active.remove(this);
            if (deadline != null) deadline.cancel();
            return super.cancel(mayInterrupt);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(time - now, TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            if (!(other instanceof Registration one))
                return Long.compare(getDelay(TimeUnit.MILLISECONDS), other.getDelay(TimeUnit.MILLISECONDS));
            int byTime = Long.compare(time, one.time);
            return byTime != 0 ? byTime : Long.compare(order, one.order);
        }
    }

    private static final class StandingClock extends Clock {
        private final TestProcessingTimeService time;

        StandingClock(TestProcessingTimeService time) {
            this.time = time;
        }

        @Override
        public long absoluteTimeMillis() {
            return time.now;
        }

        @Override
        public long relativeTimeMillis() {
            return time.now;
        }

        @Override
        public long relativeTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(time.now);
        }
    }
}
