package dev.millrace.runtime.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Tests when a list of dropped rows gives way to a full snapshot, and how often the remaining rows are counted.
final class DroppedRowsTest {
    private static final int SLICES = 100_000;
    private static final int ROWS = 10;

    @Test
    void the_remaining_rows_of_many_dropped_slices_are_counted_a_few_times() {
        DroppedRows<Integer> dropped = new DroppedRows<>();
        long[] left = {(long) SLICES * ROWS};
        int[] counts = {0};
        int listed = 0;
        for (int slice = 0; slice < SLICES; slice++) {
            left[0] -= ROWS;
            dropped.drop(slice, ROWS, () -> {
                counts[0]++;
                return left[0];
            });
            if (left[0] == SLICES / 2L * ROWS)
                listed = dropped.snapshot(left[0]).told().dropped.size();
        }
        assertThat(listed).isEqualTo(SLICES / 2);
        assertThat(counts[0]).isBetween(1, 100);
        assertThat(dropped.snapshot(left[0]).told().isWhole).isTrue();
    }

    @Test
    void more_dropped_rows_than_remaining_rows_make_the_next_snapshot_whole() {
        DroppedRows<String> dropped = new DroppedRows<>();
        dropped.drop("few rows", 1_000, () -> 0);
        assertThat(dropped.snapshot(0).told().dropped).containsExactly("few rows");
        dropped.drop("many rows", 1_500, () -> 1_499);
        assertThat(dropped.snapshot(10_000).told().isWhole).isTrue();
    }
}
