package dev.millrace.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.util.CloseableIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests small whole programs, as a user would write them.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class FirstJobsTest {

    static <T> List<T> collect(DataStream<T> stream) throws Exception {
        List<T> all = new ArrayList<>();
        try (CloseableIterator<T> results = stream.executeAndCollect()) {
            results.forEachRemaining(all::add);
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 128})
    void words_are_counted(int parallelism) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        DataStream<Tuple2<String, Integer>> counts = env.fromData("to be or", "not to be", "that is", "the question")
                .<Tuple2<String, Integer>>flatMap((line, out) -> {
                    for (String word : line.split(" ")) out.collect(Tuple2.of(word, 1));
                })
                .keyBy(pair -> pair.f0)
                .sum(1);

        Map<String, Integer> last = new HashMap<>();
        for (Tuple2<String, Integer> each : collect(counts)) last.merge(each.f0, each.f1, Math::max);

        assertThat(last)
                .isEqualTo(Map.of("to", 2, "be", 2, "or", 1, "not", 1, "that", 1, "is", 1, "the", 1, "question", 1));
    }

    @Test
    void a_sequence_is_mapped_and_filtered_in_order() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        assertThat(collect(env.fromSequence(1, 1_000).map(n -> n * 2).filter(n -> n % 3 == 0)))
                .hasSize(333)
                .startsWith(6L, 12L)
                .isSorted();
    }
}
