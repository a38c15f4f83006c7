package dev.millrace.runtime.task;

import dev.millrace.exchange.Wakeup;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Things that others want done on a subtask's thread.
///
/// It has no bound of its own: who posts is bounded (calls under way of async functions, splits and events
/// of a source).
public final class Mailbox {
    /// The depth of what must not run in the middle of a record, whoever waits there.
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

    // Not a record: two mails are never equal.
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

    /// Any thread. After [#close] nothing happens.
    ///
    /// @param depth how deep in the chain the operator is that gets it
    public void post(int depth, Runnable mail) {
        if (add(depth, mail)) wakeup.wake();
    }

    /// Any thread: the same for what may come a little late.
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

    /// Any thread: ends the subtask's step behind the current record, so that mail and callbacks get their turn.
    ///
    /// @return whether nobody has called since the last turn
    boolean call() {
        return !(boolean) CALLED.getAndSet(this, true);
    }

    /// The subtask's thread: runs everything that was posted before the call.
    ///
    /// @return whether there was anything
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

    /// The subtask's thread, in the middle of a record: runs what is for operators of this depth and below.
    ///
    /// @return whether there was anything
    boolean run(int depth) {
        boolean ran = false;
        for (Mail mail : mails) {
            // What runs may wait too, and take mail from under this loop.
            if (mail.depth < depth || !mails.remove(mail)) continue;
            mail.what.run();
            ran = true;
        }
        return ran;
    }

    /// Whether there is mail that must not run in the middle of a record and does not wait for receivers.
    boolean isUrgent() {
        return (boolean) URGENT.getOpaque(this);
    }

    /// Whether there may be something to do before the next record.
    boolean isCalled() {
        // For each record: it may come a little late, but must cost nothing.
        return (boolean) CALLED.getOpaque(this);
    }

    public boolean isEmpty() {
        return mails.isEmpty();
    }

    /// Drops what is there and what comes.
    public void close() {
        isClosed = true;
        mails.clear();
    }
}
