package dev.millrace.runtime.task;

import dev.millrace.base.host.Host;
import dev.millrace.exchange.Wakeup;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Forwards wake-ups to the current driver of a subtask, and to its thread if that waits inside a
/// step. Thread-safe.
public final class Switchboard implements Wakeup {
    private static final long PARK_MAX_NANOS = 10_000_000;

    private final Host host;
    private volatile Wakeup driver = () -> {};
    private volatile @Nullable Thread waiting;
    private volatile boolean woken;

    Switchboard(Host host) {
        this.host = host;
    }

    void connect(Wakeup newDriver) {
        driver = newDriver;
        newDriver.wake();
    }

    @Override
    public void wake() {
        driver.wake();
        VarHandle.fullFence();
        Thread inside = waiting;
        if (inside != null) {
            woken = true;
            host.threads().unpark(inside);
        }
    }

    @Override
    public void wakeSoon() {
        if (waiting == null) driver.wakeSoon();
        else wake();
    }

    /// Parks the calling thread, which is inside a step, until the next wake-up or deadline. May return early.
    void park(long deadlineMillis) {
        woken = false;
        waiting = Thread.currentThread();
        long nanos = PARK_MAX_NANOS;
        if (deadlineMillis != Long.MAX_VALUE) nanos = Math.min(host.clock().nanosUntil(deadlineMillis), nanos);
        // A wake-up between the caller's last check and this point can be missed, so the park is short.
        if (!woken) host.threads().park(Math.min(nanos, 1_000_000));
        waiting = null;
    }
}
