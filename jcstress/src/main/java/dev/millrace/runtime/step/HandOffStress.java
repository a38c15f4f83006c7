package dev.millrace.runtime.step;

import dev.millrace.exchange.Wakeup;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// Checks that a tasklet runs to its end after a hand-off of its run loop, and only one thread steps it at a time.
@JCStressTest
@Outcome(id = "4, 1", expect = Expect.ACCEPTABLE, desc = "All steps, one at a time.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A step was lost, or two threads made one.")
@State
public class HandOffStress {
    private static final int STEPS = 4;

    private final InlineHost host = new InlineHost(false);
    private final RunLoop loop = new RunLoop("stressed", host, new DedicatedTasklets());
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private int steps;

    public HandOffStress() {
        loop.adopt(new Counting());
        loop.close();
    }

    @Actor
    public void drive() {
        loop.start();
    }

    @Actor
    public void handOff() {
        Tasklet stuck = loop.current();
        if (stuck != null) loop.handOff(stuck);
    }

    @Arbiter
    public void look(II_Result result) {
        result.r1 = steps;
        result.r2 = most.get();
    }

    private final class Counting implements Tasklet {
        @Override
        public StepResult step() {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            StepResult progress = ++steps < STEPS ? StepResult.WORKED : StepResult.DONE;
            inside.decrementAndGet();
            return progress;
        }

        @Override
        public boolean reveal() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public long nextDeadlineMillis() {
            return Long.MAX_VALUE;
        }

        @Override
        public void drivenBy(Wakeup driver) {}
    }
}
