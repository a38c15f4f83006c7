package dev.millrace.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The input of the program `KafkaSums`, and the output that the program must write for it.
final class KeyedSums {
    private static final int KEYS = 100;

    private KeyedSums() {}

    /// Returns the value of a record, which names its key.
    static String input(int record) {
        return "key" + record % KEYS + "," + record;
    }

    /// Checks that each record of the input counted exactly once and was written exactly once.
    static void assertExactlyOnce(List<String> output, int records) {
        assertThat(output).doesNotHaveDuplicates();
        assertEachCounted(output, records);
    }

    /// Checks that each record of the input was written, and that none counted twice.
    static void assertEachCounted(List<String> output, int records) {
        Map<String, List<Sum>> byKey =
                output.stream().map(Sum::parse).distinct().collect(Collectors.groupingBy(Sum::key));
        assertThat(byKey).hasSize(KEYS);
        byKey.forEach((key, sums) -> {
            int expected = records / KEYS;
            assertThat(sums).extracting(Sum::count).as("counts of %s", key).hasSize(expected);
            Sum last = sums.stream().max(Comparator.comparingLong(Sum::count)).orElseThrow();
            long first = Long.parseLong(key.substring("key".length()));
            long total = IntStream.range(0, expected)
                    .mapToLong(i -> first + (long) i * KEYS)
                    .sum();
            assertThat(last).isEqualTo(new Sum(key, expected, total));
        });
    }

    private record Sum(String key, long count, long sum) {
        static Sum parse(String line) {
            String[] parts = line.split(",");
            return new Sum(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }
    }
}
