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

/// A reporter of spans or events at work, which has a thread of its own. What it has not been told yet waits; what
/// has no room to wait is left out and counted, so that nobody else waits for a slow reporter.
///
/// @param <T> spans or events
final class ReporterThread<T> {
    private static final Logger LOG = LoggerFactory.getLogger(ReporterThread.class);

    /// How many wait at most.
    private static final int ROOM = 1_024;

    /// How many of what they consist of wait at most: a checkpoint's span may have one for each subtask.
    private static final int PARTS_ROOM = 65_536;

    /// After so many a reporter that sends is asked to, however soon that is.
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

    /// @param reporter open already
    /// @param told tells it
    /// @param parts how many one consists of, itself included
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

    /// Takes one along. Any thread.
    ///
    /// @param build makes it, with variables
    void take(String name, Scope scope, Function<Map<String, String>, T> build) {
        guard.call(() -> {
            if (!filter.passes(scope.logical(CharacterFilter.NO_OP_FILTER, "."), name)) return;
            if (enqueue(build.apply(labels.applied(scope.variables()))))
                host.threads().unpark(thread);
            else leaveOut();
        });
    }

    /// What is alone may be of any size.
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
                        .what("reporter '%s' is slower than what it is told", setup.name())
                        .why("%d wait for it, and there is room for no more", waiting.size())
                        .fix("let filter.includes leave less to it, or see why it is slow; how many were left out is"
                                + " logged at its end")
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

    /// The last has been taken.
    void end() {
        isEnding = true;
        host.threads().unpark(thread);
    }

    /// Waits until the reporter was told all, but not for ever.
    void await(long untilNanos) {
        Thread caller = Thread.currentThread();
        ended.whenComplete((_, _) -> host.threads().unpark(caller));
        while (!ended.isDone() && host.clock().nanos() < untilNanos)
            host.threads().park(untilNanos - host.clock().nanos());
    }

    void close() {
        guard.call(reporter::close);
        long lost = leftOut.get() + waiting.size();
        if (lost > 0) LOG.warn("reporter '{}' was slow: {} spans or events were left out", setup.name(), lost);
    }
}
