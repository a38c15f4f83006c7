package dev.millrace.exchange;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/// Checks that a thread that takes a batch from a [Ring] sees the complete content of the batch, in order.
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Nothing had come.")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "The first batch had come.")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "The first batch came between the two looks.")
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "Both batches had come.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A batch was lost, doubled, or seen in part.")
@State
public class RingStress {
    private final Ring ring = new Ring(2, () -> {}, () -> {});

    @Actor
    public void offer() {
        for (long i = 1; i <= 2; i++) {
            Batch batch = Batch.small(Batch.Keying.NONE);
            batch.add(i, i);
            ring.offer(batch);
        }
    }

    @Actor
    public void poll(JJ_Result result) {
        result.r1 = sum(ring.poll());
        result.r2 = sum(ring.poll());
    }

    private static long sum(@Nullable Batch batch) {
        Object value = batch == null ? null : batch.values()[0];
        return value == null ? 0 : (Long) value;
    }
}
