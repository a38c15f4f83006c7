package dev.millrace.published.filesystems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Checks which numbers were written.
final class Numbers {
    private Numbers() {}

    /// Fails with the numbers below the count that are missing or were written several times.
    static void assertOnce(List<String> lines, int count) {
        Map<Integer, Long> seen = lines.stream()
                .map(Integer::valueOf)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<Integer> missing = IntStream.range(0, count)
                .filter(each -> !seen.containsKey(each))
                .boxed()
                .toList();
        List<Integer> repeated = seen.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
        assertThat(missing).as("%d are missing", missing.size()).isEmpty();
        assertThat(repeated)
                .as("%d were written several times", repeated.size())
                .isEmpty();
        assertThat(seen).hasSize(count);
    }
}
