package dev.millrace.runtime.operator;

import dev.millrace.api.time.ProcessingTimeService;
import dev.millrace.runtime.chain.Deadlines;
import dev.millrace.runtime.chain.Services;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Provides processing time to a sink's writer, with callbacks on the subtask's thread.
public record SubtaskTime(Services services) implements ProcessingTimeService {

    @Override
    public long getCurrentProcessingTime() {
        return services.host().clock().millis();
    }

    @Override
    public ScheduledFuture<?> registerTimer(long time, ProcessingTimeCallback callback) {
        return new Registered(time, services, callback);
    }

    private static final class Registered extends CompletableFuture<Void> implements ScheduledFuture<Void> {
        private final long time;
        private final Services services;
        private final Deadlines.Deadline deadline;

        Registered(long time, Services services, ProcessingTimeCallback callback) {
            this.time = time;
            this.services = services;
            this.deadline = services.deadlines().at(time, () -> run(callback));
        }

        private void run(ProcessingTimeCallback callback) {
            try {
                callback.onProcessingTime(time);
                complete(null);
            } catch (RuntimeException thrown) {
                throw thrown;
            } catch (Exception thrown) {
                throw new IllegalStateException("a timer of a sink failed", thrown);
            }
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            deadline.cancel();
            return super.cancel(mayInterrupt);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(time - services.host().clock().millis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.MILLISECONDS), other.getDelay(TimeUnit.MILLISECONDS));
        }
    }
}
