package dev.millrace.runtime.task;

import dev.millrace.exchange.Wakeup;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Things that others want done on a subtask's thread.
///
/// It has no bound of its own: who posts is bounded (calls under way of async functions, splits and events of a
/// source).
public final class Mailbox {
    private final Queue<Runnable> mails = new ConcurrentLinkedQueue<>();
    private final Wakeup wakeup;
    private volatile boolean isClosed;

    public Mailbox(Wakeup wakeup) {
        this.wakeup = wakeup;
    }

    /// Any thread. After [#close] nothing happens.
    public void post(Runnable mail) {
        if (isClosed) return;
        mails.add(mail);
        wakeup.wake();
    }

    /// The subtask's thread: runs everything that was posted before the call.
    ///
    /// @return whether there was anything
    public boolean run() {
        Runnable mail = mails.poll();
        if (mail == null) return false;
        int left = mails.size();
        while (mail != null) {
            mail.run();
            mail = left-- > 0 ? mails.poll() : null;
        }
        return true;
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
