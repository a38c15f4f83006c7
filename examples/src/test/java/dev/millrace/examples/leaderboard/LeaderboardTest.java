package dev.millrace.examples.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.examples.Lines;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the leaderboard with six sums for each score.
final class LeaderboardTest {
    private static List<Rank> computed() throws IOException {
        Map<Instant, Map<String, Long>> points = new TreeMap<>();
        for (String line : Lines.of("scores.jsonl")) {
            Instant time = Instant.parse(Lines.value(line, "time"));
            long slot = time.getEpochSecond() / 600 + 1;
            for (long end = slot; end < slot + 6; end++) {
                points.computeIfAbsent(Instant.ofEpochSecond(end * 600), _ -> new TreeMap<>())
                        .merge(Lines.value(line, "player"), Long.valueOf(Lines.value(line, "points")), Long::sum);
            }
        }
        List<Rank> ranks = new ArrayList<>();
        points.forEach((end, players) -> {
            List<Map.Entry<String, Long>> best = players.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(3)
                    .toList();
            for (Map.Entry<String, Long> each : best) {
                ranks.add(new Rank(end, best.indexOf(each) + 1, each.getKey(), each.getValue()));
            }
        });
        return ranks;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void ranks_equal_the_sums(int parallelism) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism);
        try (CloseableIterator<Rank> found =
                Leaderboard.ranks(Leaderboard.scores(env, "data/scores.jsonl")).executeAndCollect()) {
            List<Rank> computed = computed();
            assertThat(computed).hasSize(3 * (int) (Duration.ofHours(7).toMinutes() / 10 - 1));
            assertThat(found).toIterable().containsExactlyInAnyOrderElementsOf(computed);
        }
    }
}
