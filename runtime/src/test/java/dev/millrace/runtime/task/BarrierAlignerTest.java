package dev.millrace.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.exchange.Control;
import dev.millrace.exchange.Inbox;
import dev.millrace.exchange.Ring;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BarrierAlignerTest {
    private final List<Long> aligned = new ArrayList<>();
    private final Inbox inbox =
            new Inbox(new Ring[] {new Ring(1, () -> {}, () -> {}), new Ring(1, () -> {}, () -> {})});
    private final BarrierAligner alignment = new BarrierAligner(inbox, 2, barrier -> aligned.add(barrier.checkpoint()));

    private static Control.Barrier barrier(long checkpoint) {
        return new Control.Barrier(checkpoint, 0, true);
    }

    @Test
    void checkpoints_that_were_given_up_are_forgotten_once_a_later_one_has_overtaken() {
        for (long checkpoint = 1; checkpoint <= 1_000; checkpoint += 2) {
            alignment.giveUp(checkpoint);
            alignment.overtake(barrier(checkpoint + 1), _ -> {});
        }

        assertThat(alignment.remembered()).isZero();
    }

    @Test
    void checkpoints_that_were_given_up_are_forgotten_although_none_is_ever_taken() {
        for (long checkpoint = 1; checkpoint <= 1_000; checkpoint++) {
            alignment.announced(barrier(checkpoint));
            alignment.giveUp(checkpoint);
        }

        assertThat(alignment.remembered()).isZero();
    }

    @Test
    void a_savepoint_is_taken_although_a_later_checkpoint_was_given_up() {
        alignment.announced(barrier(1));
        alignment.announced(barrier(2));
        alignment.giveUp(2);
        alignment.arrived(0, barrier(1));
        alignment.arrived(0, barrier(2));
        alignment.arrived(1, barrier(1));
        alignment.arrived(1, barrier(2));

        assertThat(aligned).containsExactly(1L);
        assertThat(alignment.remembered()).isZero();
    }

    @Test
    void barriers_of_a_checkpoint_that_was_given_up_hold_nothing() {
        alignment.giveUp(1);
        alignment.arrived(0, barrier(1));
        alignment.arrived(0, barrier(2));
        alignment.arrived(1, barrier(1));
        alignment.arrived(1, barrier(2));

        assertThat(aligned).containsExactly(2L);
        assertThat(alignment.remembered()).isZero();
    }
}
