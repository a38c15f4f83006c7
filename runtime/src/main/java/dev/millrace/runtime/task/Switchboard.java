package dev.millrace.runtime.task;

import dev.millrace.base.host.Host;
import dev.millrace.exchange.Wakeup;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Passes wake-ups on to whoever drives a subtask now, and to its thread while that waits inside a step.
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

    /// Parks the calling thread, which is inside a step, until the next wake-up or deadline; may return early.
    void park(long deadlineMillis) {
        woken = false;
        waiting = Thread.currentThread();
        long nanos = PARK_MAX_NANOS;
        if (deadlineMillis != Long.MAX_VALUE) nanos = Math.min(host.clock().nanosUntil(deadlineMillis), nanos);
        // A wake-up between the caller's last look and here is not seen: then the short park is the cost.
        if (!woken) host.threads().park(Math.min(nanos, 1_000_000));
        waiting = null;
    }
}
