package dev.millrace.runtime.step;

import dev.millrace.base.host.Host;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Puts an idle driving thread to sleep, and wakes it. The thread announces its sleep, checks for work once more,
/// and then parks. A wake-up after the announcement ends the park at once, so no wake-up is lost.
///
/// For a few milliseconds after the last work, the thread only naps. On a virtual machine, a processor that halts
/// for longer may be given to others and returns milliseconds late.
final class IdleStrategy {
    /// The longest sleep without a deadline. It would matter only if a wake-up were lost, which must not happen.
    private static final long PARK_MAX_NANOS = 50_000_000;

    private static final int YIELDS = 2;
    private static final int NAPS = 40;
    private static final long NAP_NANOS = 100_000;
    private static final VarHandle SLEEPER;
    private static final VarHandle NAP;

    static {
        try {
            SLEEPER = MethodHandles.lookup().findVarHandle(IdleStrategy.class, "sleeper", Thread.class);
            NAP = MethodHandles.lookup().findVarHandle(IdleStrategy.class, "isNap", boolean.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final Host host;
    private @Nullable Thread sleeper;
    private int idleRounds;
    /// True if the announced sleep is a nap. Written before the announcement.
    private boolean isNap;

    IdleStrategy(Host host) {
        this.host = host;
    }

    /// Notes that there was work, so that the next idle phase starts with short waits.
    void reset() {
        idleRounds = 0;
    }

    /// Waits. Called by the driving thread after a round without work.
    ///
    /// @param isReady returns whether work has arrived meanwhile
    /// @param deadlineMillis the latest time to wake up, by the wall clock
    void idle(BooleanSupplier isReady, LongSupplier deadlineMillis) {
        if (idleRounds < YIELDS) {
            idleRounds++;
            host.threads().giveWay();
            return;
        }
        NAP.setOpaque(this, idleRounds < YIELDS + NAPS);
        SLEEPER.setVolatile(this, Thread.currentThread());
        if (!isReady.getAsBoolean()) host.threads().park(sleepNanos(deadlineMillis.getAsLong()));
        idleRounds++;
        SLEEPER.setVolatile(this, null);
    }

    /// Wakes the driving thread. Thread-safe; cheap if the driving thread is awake.
    void wake() {
        // The caller has published work before this fence, and the sleeper announces itself before it checks for
        // work. Therefore, at least one of them sees the other.
        VarHandle.fullFence();
        Thread thread = (Thread) SLEEPER.getOpaque(this);
        if (thread != null && SLEEPER.compareAndSet(this, thread, null))
            host.threads().unpark(thread);
    }

    /// Wakes the driving thread unless it only naps. Thread-safe. The caller has published work, so a thread that
    /// later announces a longer sleep sees the work.
    void wakeSoon() {
        VarHandle.fullFence();
        if (!(boolean) NAP.getOpaque(this)) wake();
    }

    private long sleepNanos(long deadlineMillis) {
        long longest = idleRounds < YIELDS + NAPS ? NAP_NANOS : PARK_MAX_NANOS;
        if (deadlineMillis == Long.MAX_VALUE) return longest;
        return Math.min(host.clock().nanosUntil(deadlineMillis), longest);
    }
}
