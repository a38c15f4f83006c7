package dev.millrace.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.plan.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CachesTest {

    @Test
    void only_streams_that_end_are_kept() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        var endless = env.socketTextStream("localhost", 1, '\n', -1).map(text -> text);
        var bounded = env.fromSequence(1, 2).map(x -> "" + x);
        CachedDataStream<String> never = endless.cache();
        CachedDataStream<String> kept = bounded.cache();

        assertThat(env.caches().writers(List.of(never.step()))).isEmpty();
        assertThat(env.caches().writers(List.of(kept.step(), never.step())))
                .singleElement()
                .satisfies(step -> assertThat(step.operation()).isInstanceOf(Operation.Write.class));
        env.caches().failed();
    }

    @Test
    void a_stream_that_was_not_kept_is_read_from_its_step() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        var bounded = env.fromSequence(1, 2).map(x -> "" + x);
        CachedDataStream<String> cached = bounded.cache();

        env.caches().route();
        assertThat(cached.step().inputs()).isEqualTo(List.of(bounded.step()));
        assertThat(env.caches().complete()).isEmpty();
    }
}
