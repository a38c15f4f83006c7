package dev.millrace.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Address;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Tests the layout of an attempt's subtasks.
class LayoutTest {
    private static final int FIRST = 7;

    private static Layout of(int workers, int subtasks) {
        Map<String, String> dataAddresses = new HashMap<>();
        for (int i = 0; i < workers; i++)
            dataAddresses.put("worker-" + i, "10.0.%d.%d:6121".formatted(i >> 8, i & 0xFF));
        Map<Integer, String> places = new TreeMap<>();
        for (int i = 0; i < subtasks; i++) places.put(FIRST + i, "worker-" + i % workers);
        return Layout.of(places, dataAddresses);
    }

    @Test
    void a_worker_finds_every_subtask_in_what_it_was_told() {
        Layout told = Layout.unpacked(of(300, 2_000).packed());
        assertThat(told.width()).isEqualTo(300);
        for (int i = 0; i < 2_000; i++) {
            int worker = i % 300;
            assertThat(told.door(FIRST + i))
                    .isEqualTo(new Address("10.0.%d.%d".formatted(worker >> 8, worker & 0xFF), 6121));
        }
    }

    @Test
    void numbers_without_a_subtask_are_at_no_worker() {
        Layout told = Layout.unpacked(Layout.of(Map.of(3, "b", 5, "a"), Map.of("a", "h:1", "b", "h:2", "c", "h:3"))
                .packed());
        assertThat(told.width()).isEqualTo(2);
        assertThat(told.door(3)).isEqualTo(new Address("h", 2));
        assertThat(told.door(5)).isEqualTo(new Address("h", 1));
        assertThatThrownBy(() -> told.door(4)).hasMessageContaining("subtask 4 is nowhere");
    }

    @Test
    void a_thousand_workers_with_a_hundred_thousand_subtasks_fit_into_a_few_kilobytes() {
        assertThat(of(1_000, 100_000).packed().length).isLessThan(6_000);
    }

    @Test
    void bytes_that_are_no_layout_are_refused() {
        byte[] cut = Arrays.copyOf(of(3, 10).packed(), 20);
        assertThatThrownBy(() -> Layout.unpacked(cut)).satisfies(LayoutTest::isMalformed);
        assertThatThrownBy(() -> Layout.unpacked(new byte[] {1, 2, 3})).satisfies(LayoutTest::isMalformed);
    }

    private static void isMalformed(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        MillraceException.class,
                        told -> assertThat(told.fault()).isEqualTo(ClusterFaults.MALFORMED));
    }
}
