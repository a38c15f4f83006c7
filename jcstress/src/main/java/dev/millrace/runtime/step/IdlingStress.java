package dev.millrace.runtime.step;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// Checks that a thread that is about to sleep receives a wake-up.
@JCStressTest
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "The sleeper saw the work, and was woken too.")
@Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "The sleeper saw the work.")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "The sleeper was woken.")
@Outcome(id = "false, false", expect = Expect.FORBIDDEN, desc = "The wake-up was lost.")
@State
public class IdlingStress {
    private static final int ROUNDS_BEFORE = 2;

    private final InlineHost host = new InlineHost(true);
    private final IdleStrategy idleStrategy = new IdleStrategy(host);
    private boolean hasWork;
    private boolean hasSeen;

    public IdlingStress() {
        for (int i = 0; i < ROUNDS_BEFORE; i++) idleStrategy.idle(() -> true, () -> Long.MAX_VALUE);
    }

    @Actor
    public void sleep() {
        try {
            idleStrategy.idle(() -> hasSeen = hasWork, () -> Long.MAX_VALUE);
        } catch (InlineHost.Parked parked) {
            // The thread sleeps until a wake-up.
        }
    }

    @Actor
    public void wake() {
        hasWork = true;
        idleStrategy.wake();
    }

    @Arbiter
    public void look(ZZ_Result result) {
        result.r1 = hasSeen;
        result.r2 = host.hasUnparked();
    }
}
