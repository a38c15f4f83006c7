package dev.millrace.runtime.task;

import dev.millrace.base.host.Host;
import dev.millrace.exchange.Outbox;
import dev.millrace.runtime.chain.CancelledException;
import dev.millrace.runtime.chain.Deadlines;
import dev.millrace.runtime.chain.Services;
import dev.millrace.runtime.step.StepThreads;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What one subtask lives in: its mail, callbacks and outbox, how it waits, and where it is in its input.
public final class SubtaskContext implements Services {
    private final Host host;
    private final StepThreads threads;
    private final Switchboard switchboard;
    private final Mailbox mailbox;
    private final Outbox outbox = new Outbox(this::relieve);
    private final Deadlines deadlines = new Deadlines();
    private volatile boolean cancelled;
    private int retained;
    /// How many operators take no records now.
    private int held;
    private long position;
    private String origin = "";
    /// How user code failed the last time that it did, and at which record.
    private @Nullable Throwable failure;

    private @Nullable Object failedAt;

    public SubtaskContext(Host host, StepThreads threads) {
        this.host = host;
        this.threads = threads;
        this.switchboard = new Switchboard(host);
        this.mailbox = new Mailbox(switchboard);
    }

    @Override
    public Host host() {
        return host;
    }

    @Override
    public void post(Runnable mail) {
        mailbox.post(0, mail);
    }

    /// Any thread: the same with what must not run in the middle of a record.
    void postBetweenRecords(Runnable mail) {
        mailbox.post(Mailbox.BETWEEN_RECORDS, mail);
    }

    /// Whether something may be due that should not wait for the rest of a batch. Asked before each record.
    public boolean isCalled() {
        return mailbox.isCalled();
    }

    /// Whether there is mail that does not even wait for receivers.
    boolean isUrgent() {
        return mailbox.isUrgent();
    }

    /// Any thread, while a step lasts long: mail and callbacks get their turn behind the current record.
    ///
    /// @return whether that is new
    boolean call() {
        return mailbox.call();
    }

    /// Whether an operator takes no records now.
    boolean isHeld() {
        return held > 0;
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

    /// Whether this failure is one of user code at this very record.
    public boolean isAt(Throwable told, @Nullable Object value) {
        return failure == told && failedAt == value;
    }

    @Override
    public void waitUntil(BooleanSupplier isOver) {
        at(0).waitUntil(isOver);
    }

    /// What the operator so deep in the chain gets, 0 being the head.
    public Services at(int depth) {
        return new Depth(depth, deadlines.at(depth));
    }

    /// Wakes the subtask, whoever drives it.
    public Switchboard switchboard() {
        return switchboard;
    }

    public Outbox outbox() {
        return outbox;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /// Any thread.
    void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /// Whether operators still have work under way elsewhere.
    boolean isRetained() {
        return retained > 0;
    }

    /// One more record has come; called for each, so that errors can name it.
    public void count() {
        position++;
    }

    /// Names the source of the records that follow.
    public void from(String source) {
        origin = source;
    }

    /// Runs mail and callbacks that are due.
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

    /// The services of one operator.
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
