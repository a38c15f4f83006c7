package dev.millrace.examples.wordcount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.tuple.Tuple2;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Checks the counts of words over several lines.
final class WordCountTest {
    @Test
    void the_last_count_of_a_word_is_the_number_of_its_occurrences() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
        List<Tuple2<String, Integer>> counts = new ArrayList<>();
        try (var results = WordCount.counts(env.fromData("A rose is a rose,", "is a rose."))
                .executeAndCollect()) {
            results.forEachRemaining(counts::add);
        }
        Map<String, Integer> last = new HashMap<>();
        counts.forEach(each -> last.merge(each.f0, each.f1, Math::max));
        assertThat(counts).hasSize(8);
        assertThat(last).isEqualTo(Map.of("a", 3, "rose", 3, "is", 2));
    }
}
