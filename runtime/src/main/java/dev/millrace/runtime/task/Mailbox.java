package dev.millrace.runtime.task;

import dev.millrace.exchange.Wakeup;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Queues actions that must run on a subtask's thread.
///
/// The queue has no limit, because its senders are limited: pending calls of async functions, splits and
/// source events.
public final class Mailbox {
    /// The depth of mails that must not run in the middle of a record, whichever operator waits.
    static final int BETWEEN_RECORDS = -1;

    private static final VarHandle CALLED;
    private static final VarHandle URGENT;

    static {
        try {
            CALLED = MethodHandles.lookup().findVarHandle(Mailbox.class, "isCalled", boolean.class);
            URGENT = MethodHandles.lookup().findVarHandle(Mailbox.class, "isUrgent", boolean.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final Queue<Mail> mails = new ConcurrentLinkedQueue<>();
    private final Wakeup wakeup;
    private volatile boolean isClosed;
    private boolean isCalled;
    private boolean isUrgent;

    // Holds a queued action. It is not a record class, because two mails are never equal.
    private static final class Mail {
        final int depth;
        final Runnable what;

        Mail(int depth, Runnable what) {
            this.depth = depth;
            this.what = what;
        }
    }

    public Mailbox(Wakeup wakeup) {
        this.wakeup = wakeup;
    }

    /// Posts a mail. Thread-safe. No effect after [#close].
    ///
    /// @param depth the depth in the chain of the operator that receives the mail
    public void post(int depth, Runnable mail) {
        if (add(depth, mail)) wakeup.wake();
    }

    /// Posts a mail that may run a little late. Thread-safe.
    void postSoon(int depth, Runnable mail) {
        if (add(depth, mail)) wakeup.wakeSoon();
    }

    private boolean add(int depth, Runnable mail) {
        if (isClosed) return false;
        mails.add(new Mail(depth, mail));
        if (depth == BETWEEN_RECORDS) {
            URGENT.setVolatile(this, true);
            call();
        }
        return true;
    }

    /// Ends the step after the current record, so that mail and callbacks can run. Thread-safe.
    ///
    /// @return whether no such call was pending
    boolean call() {
        return !(boolean) CALLED.getAndSet(this, true);
    }

    /// Runs all mails that were posted before the call. Called by the subtask's thread only.
    ///
    /// @return whether a mail ran
    public boolean run() {
        CALLED.setVolatile(this, false);
        URGENT.setVolatile(this, false);
        Mail mail = mails.poll();
        if (mail == null) return false;
        int left = mails.size();
        while (mail != null) {
            mail.what.run();
            mail = left-- > 0 ? mails.poll() : null;
        }
        return true;
    }

    /// Runs the mails of operators at this depth or deeper, in the middle of a record. Called by the subtask's
    /// thread only.
    ///
    /// @return whether a mail ran
    boolean run(int depth) {
        boolean ran = false;
        for (Mail mail : mails) {
            // A mail may itself wait, and remove other mails during this loop.
            if (mail.depth < depth || !mails.remove(mail)) continue;
            mail.what.run();
            ran = true;
        }
        return ran;
    }

    /// Returns whether there is mail that must run even while receivers are full.
    boolean isUrgent() {
        return (boolean) URGENT.getOpaque(this);
    }

    /// Returns whether there may be work before the next record.
    boolean isCalled() {
        // This check runs for each record. An opaque read may be a little late, but costs nothing.
        return (boolean) CALLED.getOpaque(this);
    }

    public boolean isEmpty() {
        return mails.isEmpty();
    }

    /// Drops all mails, and ignores later ones.
    public void close() {
        isClosed = true;
        mails.clear();
    }
}
