package dev.millrace.runtime.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeadlinesTest {
    private final Deadlines deadlines = new Deadlines();
    private final List<String> ran = new ArrayList<>();

    @Test
    void due_callbacks_run_in_order_of_time_then_of_registration() {
        deadlines.at(20, () -> ran.add("b"));
        deadlines.at(10, () -> ran.add("a"));
        deadlines.at(20, () -> ran.add("c"));
        deadlines.at(30, () -> ran.add("late"));

        assertThat(deadlines.runDue(20)).isTrue();
        assertThat(ran).containsExactly("a", "b", "c");
        assertThat(deadlines.nextMillis()).isEqualTo(30);
    }

    @Test
    void one_that_sets_itself_anew_runs_once_a_call() {
        deadlines.at(1, this::again);
        deadlines.runDue(5);
        assertThat(ran).hasSize(1);
        deadlines.runDue(5);
        assertThat(ran).hasSize(2);
    }

    private void again() {
        ran.add("again");
        deadlines.at(2, this::again);
    }

    @Test
    void a_cancelled_callback_never_runs_and_wakes_nobody() {
        deadlines.at(10, () -> ran.add("x")).cancel();
        assertThat(deadlines.nextMillis()).isEqualTo(Long.MAX_VALUE);
        assertThat(deadlines.runDue(100)).isFalse();
        assertThat(ran).isEmpty();
    }
}
