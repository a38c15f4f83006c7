package dev.millrace.runtime.report;

import dev.millrace.api.metric.CharacterFilter;
import dev.millrace.api.metric.Reporter;
import dev.millrace.api.metric.reporter.Scheduled;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.metric.MetricFaults;
import dev.millrace.runtime.metric.Scope;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one reporter of spans or events on its own thread. Elements wait in a bounded queue. If the queue is full,
/// elements are dropped and counted, so that a slow reporter blocks no other thread.
///
/// @param <T> the type of elements: spans or events
final class ReporterThread<T> {
    private static final Logger LOG = LoggerFactory.getLogger(ReporterThread.class);

    /// The maximum number of waiting elements.
    private static final int ROOM = 1_024;

    /// The maximum number of parts of all waiting elements, because a checkpoint's span may have a child for
    /// each subtask.
    private static final int PARTS_ROOM = 65_536;

    /// The number of elements after which a periodic reporter sends early.
    private static final int AT_ONCE = 512;

    private final Reporter reporter;
    private final Consumer<T> told;
    private final ToIntFunction<T> parts;
    private final ReporterSetup setup;
    private final ReporterSetup.Labels labels;
    private final MetricFilter filter;
    private final ReporterGuard guard;
    private final Host host;
    private final ArrayBlockingQueue<T> waiting = new ArrayBlockingQueue<>(ROOM);
    private final AtomicInteger waitingParts = new AtomicInteger();
    private final AtomicLong leftOut = new AtomicLong();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean isEnding;

    /// Creates and starts the thread.
    ///
    /// @param reporter an open reporter
    /// @param told passes an element to the reporter
    /// @param parts returns the number of parts of an element, including itself
    ReporterThread(
            Reporter reporter,
            Consumer<T> told,
            ToIntFunction<T> parts,
            ReporterSetup setup,
            MetricFilter filter,
            Host host) {
        this.reporter = reporter;
        this.told = told;
        this.parts = parts;
        this.setup = setup;
        this.labels = setup.labels();
        this.filter = filter;
        this.guard = new ReporterGuard(setup.name());
        this.host = host;
        this.thread = host.threads().startBlocking("millrace-" + setup.kind() + "-" + setup.name(), this::work);
    }

    /// Queues an element. Thread-safe.
    ///
    /// @param build creates the element from the variables
    void take(String name, Scope scope, Function<Map<String, String>, T> build) {
        guard.call(() -> {
            if (!filter.passes(scope.logical(CharacterFilter.NO_OP_FILTER, "."), name)) return;
            if (enqueue(build.apply(labels.applied(scope.variables()))))
                host.threads().unpark(thread);
            else leaveOut();
        });
    }

    /// A single element may have any size.
    private boolean enqueue(T next) {
        int more = parts.applyAsInt(next);
        int before = waitingParts.getAndAdd(more);
        if ((before == 0 || before + more <= PARTS_ROOM) && waiting.offer(next)) return true;
        waitingParts.addAndGet(-more);
        return false;
    }

    private void leaveOut() {
        if (leftOut.getAndIncrement() > 0) return;
        LOG.warn(
                "{}",
                MetricFaults.LEFT_OUT
                        .what("Reporter '%s' is too slow for its spans or events.", setup.name())
                        .why("%d spans or events are waiting, and the queue is full.", waiting.size())
                        .fix("Limit them with filter.includes, or find out why the reporter is slow. At its end, the"
                                + " reporter logs how many were dropped.")
                        .getMessage());
    }

    private void work() {
        long intervalNanos = setup.interval().toNanos();
        long due = host.clock().nanos() + intervalNanos;
        int unsent = 0;
        while (true) {
            boolean isLast = isEnding;
            T next = waiting.poll();
            if (next != null) {
                waitingParts.addAndGet(-parts.applyAsInt(next));
                guard.call(() -> told.accept(next));
                unsent++;
            }
            long left = due - host.clock().nanos();
            if (left <= 0 || unsent == AT_ONCE || (isLast && next == null)) {
                if (reporter instanceof Scheduled scheduled) guard.call(scheduled::report);
                due = host.clock().nanos() + intervalNanos;
                unsent = 0;
            } else if (next == null) {
                host.threads().park(left);
            }
            if (isLast && next == null) break;
        }
        ended.complete(null);
    }

    /// Notes that no element follows.
    void end() {
        isEnding = true;
        host.threads().unpark(thread);
    }

    /// Waits until the reporter has received all elements, or until the time is over.
    void await(long untilNanos) {
        Thread caller = Thread.currentThread();
        ended.whenComplete((_, _) -> host.threads().unpark(caller));
        while (!ended.isDone() && host.clock().nanos() < untilNanos)
            host.threads().park(untilNanos - host.clock().nanos());
    }

    void close() {
        guard.call(reporter::close);
        long lost = leftOut.get() + waiting.size();
        if (lost > 0) LOG.warn("Reporter '{}' was too slow: {} spans or events were dropped", setup.name(), lost);
    }
}
