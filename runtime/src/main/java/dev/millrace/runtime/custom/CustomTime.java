package dev.millrace.runtime.custom;

import dev.millrace.api.operator.ProcessingTimeService;
import dev.millrace.api.time.Clock;
import dev.millrace.runtime.chain.Deadlines;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Services;
import dev.millrace.runtime.chain.UserFailures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Provides processing time to an operator of a program.
final class CustomTime implements ProcessingTimeService {
    private final Services services;
    private final UserFailures failures;
    private boolean isQuiet;

    CustomTime(OperatorContext context) {
        this.services = context.services();
        this.failures = context.failures();
    }

    @Override
    public Clock getClock() {
        return new HostClock(services.host().clock());
    }

    @Override
    public long getCurrentProcessingTime() {
        return services.host().clock().millis();
    }

    @Override
    public ScheduledFuture<?> registerTimer(long timestamp, ProcessingTimeCallback target) {
        return begin(target, timestamp, 0, false);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(ProcessingTimeCallback callback, long initialDelay, long period) {
        return begin(callback, getCurrentProcessingTime() + initialDelay, period, false);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(ProcessingTimeCallback callback, long initialDelay, long period) {
        return begin(callback, getCurrentProcessingTime() + initialDelay, period, true);
    }

    private Registration begin(ProcessingTimeCallback callback, long time, long period, boolean isDelay) {
        Registration registration = new Registration(callback, time, period, isDelay);
        if (isQuiet) registration.cancel(false);
        else registration.arm();
        return registration;
    }

    @Override
    public CompletableFuture<Void> quiesce() {
        isQuiet = true;
        return CompletableFuture.completedFuture(null);
    }

    private final class Registration extends CompletableFuture<Void> implements ScheduledFuture<Void> {
        private final ProcessingTimeCallback callback;
        private final long period;
        private final boolean isDelay;
        private long time;
        private Deadlines.@Nullable Deadline deadline;

        Registration(ProcessingTimeCallback callback, long time, long period, boolean isDelay) {
            this.callback = callback;
            this.time = time;
            this.period = period;
            this.isDelay = isDelay;
        }

        private void arm() {
            deadline = services.deadlines().at(time + 1, this::run);
        }

        private void run() {
            if (isQuiet || isCancelled()) return;
            try {
                callback.onProcessingTime(time);
            } catch (Throwable thrown) {
                throw failures.during(thrown, "at the timer " + time);
            }
            if (period == 0) {
                complete(null);
            } else if (!isCancelled()) {
                time = (isDelay ? getCurrentProcessingTime() : time) + period;
                arm();
            }
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            if (deadline != null) deadline.cancel();
            return super.cancel(mayInterrupt);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(time - getCurrentProcessingTime(), TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.MILLISECONDS), other.getDelay(TimeUnit.MILLISECONDS));
        }
    }

    /// Adapts the engine's clock to the clock type of programs.
    private static final class HostClock extends Clock {
        private final dev.millrace.base.host.Clock clock;

        HostClock(dev.millrace.base.host.Clock clock) {
            this.clock = clock;
        }

        @Override
        public long absoluteTimeMillis() {
            return clock.millis();
        }

        @Override
        public long relativeTimeMillis() {
            return clock.nanos() / 1_000_000;
        }

        @Override
        public long relativeTimeNanos() {
            return clock.nanos();
        }
    }
}
