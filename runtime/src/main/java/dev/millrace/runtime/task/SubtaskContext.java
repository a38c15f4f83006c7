package dev.millrace.runtime.task;

import dev.millrace.base.host.Host;
import dev.millrace.exchange.Outbox;
import dev.millrace.runtime.chain.CancelledException;
import dev.millrace.runtime.chain.Deadlines;
import dev.millrace.runtime.chain.Services;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.step.StepThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Provides a subtask's identity, counters, mailbox, callbacks and outbox, and tracks its position in the input.
public final class SubtaskContext implements Services {
    private final Subtask subtask;
    private final SubtaskMetrics metrics = new SubtaskMetrics();
    private final Host host;
    private final StepThreads threads;
    private final long memoryBytes;
    private final Switchboard switchboard;
    private final Mailbox mailbox;
    private final Outbox outbox = new Outbox(this::relieve);
    private final Deadlines deadlines = new Deadlines();
    private volatile boolean cancelled;
    private final List<BooleanSupplier> idleActions = new ArrayList<>();
    private int retained;
    /// The number of operators that have stopped the input.
    private int held;
    private long position;
    private String origin = "";
    /// The last failure of user code, and its record.
    private @Nullable Throwable failure;

    private @Nullable Object failedAt;

    /// Creates the services of a subtask.
    ///
    /// @param memoryBytes the managed memory of the subtask
    public SubtaskContext(Subtask subtask, Host host, StepThreads threads, long memoryBytes) {
        this.subtask = subtask;
        this.host = host;
        this.threads = threads;
        this.memoryBytes = memoryBytes;
        this.switchboard = new Switchboard(host);
        this.mailbox = new Mailbox(switchboard);
    }

    @Override
    public Host host() {
        return host;
    }

    @Override
    public Subtask subtask() {
        return subtask;
    }

    @Override
    public SubtaskMetrics metrics() {
        return metrics;
    }

    @Override
    public long memoryBytes() {
        return memoryBytes;
    }

    @Override
    public void post(Runnable mail) {
        mailbox.post(0, mail);
    }

    /// Posts a mail that must not run in the middle of a record. Thread-safe.
    void postBetweenRecords(Runnable mail) {
        mailbox.post(Mailbox.BETWEEN_RECORDS, mail);
    }

    /// Returns whether mail or callbacks should run before the rest of a batch. Called before each record.
    public boolean isCalled() {
        return mailbox.isCalled();
    }

    /// Returns whether there is mail that must run even while receivers are full.
    boolean isUrgent() {
        return mailbox.isUrgent();
    }

    /// Lets mail and callbacks run after the current record of a long step. Thread-safe.
    ///
    /// @return whether no such call was pending
    boolean call() {
        return mailbox.call();
    }

    /// Returns whether an operator has stopped the input.
    boolean isHeld() {
        return held > 0;
    }

    @Override
    public void whenIdle(BooleanSupplier action) {
        idleActions.add(action);
    }

    /// Runs the actions for steps without input; returns whether there was something to do.
    boolean idle() {
        boolean worked = false;
        for (int i = 0; i < idleActions.size(); i++)
            worked |= idleActions.get(i).getAsBoolean();
        return worked;
    }

    private void hold(boolean isHeld) {
        held += isHeld ? 1 : -1;
        if (isHeld) mailbox.call();
    }

    @Override
    public Deadlines deadlines() {
        return deadlines;
    }

    @Override
    public void retain() {
        retained++;
    }

    @Override
    public void released() {
        retained--;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public void failedAt(@Nullable Object value, Throwable told) {
        failedAt = value;
        failure = told;
    }

    /// Returns whether a failure is the last failure of user code, and belongs to this record.
    public boolean isAt(Throwable told, @Nullable Object value) {
        return failure == told && failedAt == value;
    }

    @Override
    public void waitUntil(BooleanSupplier isOver) {
        at(0).waitUntil(isOver);
    }

    /// Returns the services for the operator at a depth of the chain; the head has depth 0.
    public Services at(int depth) {
        return new Depth(depth, deadlines.at(depth));
    }

    /// Returns the switchboard, which wakes the current driver of the subtask.
    public Switchboard switchboard() {
        return switchboard;
    }

    public Outbox outbox() {
        return outbox;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /// Marks the subtask as cancelled. Thread-safe.
    void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /// Returns whether operators have asynchronous work in progress.
    boolean isRetained() {
        return retained > 0;
    }

    /// Counts a record, so that errors can contain its number. Called for each record.
    public void count() {
        position++;
    }

    /// Sets the name of the source of the next records.
    public void from(String source) {
        origin = source;
    }

    /// Runs mail and callbacks that are due; returns whether there was any.
    boolean attend() {
        boolean worked = mailbox.run();
        if (deadlines.nextMillis() != Long.MAX_VALUE) {
            worked |= deadlines.runDue(host.clock().millis());
        }
        return worked;
    }

    private void relieve(Outbox full) {
        threads.aboutToWait();
        while (!full.drain()) {
            checkCancelled();
            switchboard.park(Long.MAX_VALUE);
        }
    }

    private void checkCancelled() {
        if (cancelled) throw new CancelledException();
    }

    /// Provides the services of one operator.
    private final class Depth implements Services {
        private final int depth;
        private final Deadlines own;

        Depth(int depth, Deadlines own) {
            this.depth = depth;
            this.own = own;
        }

        @Override
        public Host host() {
            return host;
        }

        @Override
        public Subtask subtask() {
            return subtask;
        }

        @Override
        public SubtaskMetrics metrics() {
            return metrics;
        }

        @Override
        public long memoryBytes() {
            return memoryBytes;
        }

        @Override
        public void post(Runnable mail) {
            mailbox.post(depth, mail);
        }

        @Override
        public void postSoon(Runnable mail) {
            mailbox.postSoon(depth, mail);
        }

        @Override
        public void holdInput(boolean isHeld) {
            hold(isHeld);
        }

        @Override
        public void whenIdle(BooleanSupplier action) {
            SubtaskContext.this.whenIdle(action);
        }

        @Override
        public Deadlines deadlines() {
            return own;
        }

        @Override
        public void retain() {
            SubtaskContext.this.retain();
        }

        @Override
        public void released() {
            SubtaskContext.this.released();
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public String origin() {
            return origin;
        }

        @Override
        public void failedAt(@Nullable Object value, Throwable told) {
            SubtaskContext.this.failedAt(value, told);
        }

        @Override
        public void waitUntil(BooleanSupplier isOver) {
            if (isOver.getAsBoolean()) return;
            threads.aboutToWait();
            while (!isOver.getAsBoolean()) {
                checkCancelled();
                outbox.flush();
                boolean worked = mailbox.run(depth);
                if (own.nextMillis() != Long.MAX_VALUE)
                    worked |= own.runDue(host.clock().millis());
                if (outbox.drain() && worked) continue;
                switchboard.park(own.nextMillis());
            }
        }
    }
}
