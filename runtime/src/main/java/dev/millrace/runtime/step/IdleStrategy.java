package dev.millrace.runtime.step;

import dev.millrace.base.host.Host;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How a driving thread sleeps when it has nothing to do, and how others wake it: announce, look again, then park. A
/// wake between the announcement and the park ends the park at once, so none is lost.
///
/// For a few milliseconds after the last work it only naps: a virtual machine's processor that halts for longer is
/// given to others, and comes back milliseconds late.
final class IdleStrategy {
    /// The longest sleep without a deadline; only a lost wake-up, which must not happen, would make it felt.
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
    /// Whether the announced sleep is a nap. Written before the announcement.
    private boolean isNap;

    IdleStrategy(Host host) {
        this.host = host;
    }

    /// There was work: the next idle round starts eagerly again.
    void reset() {
        idleRounds = 0;
    }

    /// Called by the driving thread after a round without work.
    ///
    /// @param isReady whether work has come meanwhile
    /// @param deadlineMillis when to be awake at the latest, by the wall clock
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

    /// Any thread; cheap if the driving thread is awake.
    void wake() {
        // The caller has published work; the sleeper has announced itself before it looked. One of the two sees
        // the other.
        VarHandle.fullFence();
        Thread thread = (Thread) SLEEPER.getOpaque(this);
        if (thread != null && SLEEPER.compareAndSet(this, thread, null))
            host.threads().unpark(thread);
    }

    /// Any thread: leaves a driving thread alone that only naps. The caller has published work; a thread that announces
    /// a longer sleep after that sees the work.
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
