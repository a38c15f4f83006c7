package dev.millrace.examples.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.SingleOutputStreamOperator;
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
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the sessions with a loop over the sorted clicks of each user.
final class SessionsTest {
    private static List<Session> computed() throws IOException {
        Map<String, List<Click>> byUser = Lines.of("clicks.jsonl").stream()
                .map(line -> new Click(
                        Lines.value(line, "user"), Instant.parse(Lines.value(line, "time")), Lines.value(line, "page")))
                .sorted(Comparator.comparing(Click::time))
                .collect(Collectors.groupingBy(Click::user));
        List<Session> sessions = new ArrayList<>();
        byUser.values().forEach(clicks -> {
            int first = 0;
            for (int i = 1; i <= clicks.size(); i++) {
                boolean isNext = i < clicks.size()
                        && Duration.between(
                                                clicks.get(i - 1).time(),
                                                clicks.get(i).time())
                                        .toMinutes()
                                < 30;
                if (isNext) continue;
                sessions.add(session(clicks.subList(first, i)));
                first = i;
            }
        });
        return sessions;
    }

    private static Session session(List<Click> clicks) {
        Click first = clicks.getFirst();
        Click last = clicks.getLast();
        return new Session(first.user(), first.time(), last.time(), clicks.size(), first.page(), last.page());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void sessions_equal_the_loop_and_no_click_is_late(int parallelism) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism);
        SingleOutputStreamOperator<Session> stream = Sessions.sessions(Sessions.clicks(env, "data/clicks.jsonl"));
        CloseableIterator<Session> found = stream.collectAsync();
        CloseableIterator<Click> late = stream.getSideOutput(Sessions.LATE).collectAsync();
        env.execute();
        List<Session> computed = computed();
        assertThat(computed).hasSizeGreaterThan(100).anyMatch(session -> session.clicks() > 5);
        assertThat(found).toIterable().containsExactlyInAnyOrderElementsOf(computed);
        assertThat(late).isExhausted();
    }
}
