package dev.millrace.runtime.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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
    void a_hundred_thousand_cancelled_callbacks_are_forgotten_at_once() {
        List<Deadlines.Deadline> timeouts = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) timeouts.add(deadlines.at(i % 1_000, () -> ran.add("x")));
        Collections.shuffle(timeouts, new Random(1));
        for (Deadlines.Deadline each : timeouts) each.cancel();

        assertThat(deadlines.size()).isZero();
    }

    @Test
    void what_is_left_runs_in_order_whatever_was_cancelled() {
        Random random = new Random(2);
        List<Deadlines.Deadline> all = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            int millis = random.nextInt(1_000);
            all.add(deadlines.at(i % 3).at(millis, () -> seen.add(millis)));
            left.add(millis);
        }
        for (int i = 4_999; i >= 0; i--) {
            if (random.nextInt(3) > 0) continue;
            all.get(i).cancel();
            all.get(i).cancel();
            left.remove(i);
        }

        deadlines.runDue(1_000);
        assertThat(seen).isEqualTo(left.stream().sorted().toList());
        assertThat(deadlines.size()).isZero();
    }

    @Test
    void an_operator_that_waits_sees_its_own_callbacks_and_those_behind_it() {
        deadlines.at(0).at(10, () -> ran.add("before"));
        deadlines.at(1).at(20, () -> ran.add("own"));
        deadlines.at(2).at(30, () -> ran.add("behind"));

        assertThat(deadlines.at(1).nextMillis()).isEqualTo(20);
        deadlines.at(1).runDue(100);
        assertThat(ran).containsExactly("own", "behind");
        assertThat(deadlines.nextMillis()).isEqualTo(10);
    }

    @Test
    void the_millisecond_behind_the_last_never_comes() {
        deadlines.at(Long.MAX_VALUE + 1, () -> ran.add("x"));

        assertThat(deadlines.runDue(Long.MAX_VALUE - 1)).isFalse();
        assertThat(deadlines.nextMillis()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_cancelled_callback_never_runs_and_wakes_nobody() {
        deadlines.at(10, () -> ran.add("x")).cancel();
        assertThat(deadlines.nextMillis()).isEqualTo(Long.MAX_VALUE);
        assertThat(deadlines.runDue(100)).isFalse();
        assertThat(ran).isEmpty();
    }
}
