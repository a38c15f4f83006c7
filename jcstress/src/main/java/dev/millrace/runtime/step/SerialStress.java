package dev.millrace.runtime.step;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// Checks that the last task of a [SerialExecutor] runs once, even if a submission races with the close.
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "The close came first, or dropped the task.")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The task ran before the last one.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The last task was lost, or ran twice.")
@State
public class SerialStress {
    private final SerialExecutor executor = new SerialExecutor("stressed", new InlineHost(false), _ -> {});
    private volatile int lasts;
    private volatile int tasks;

    @Actor
    public void submit() {
        executor.submit(() -> tasks++);
    }

    @Actor
    public void close() {
        executor.close(() -> lasts++);
    }

    @Arbiter
    public void look(II_Result result) {
        result.r1 = lasts;
        result.r2 = tasks;
    }
}
