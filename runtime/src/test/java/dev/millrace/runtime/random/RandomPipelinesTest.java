package dev.millrace.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Compares the results of small random pipelines with an interpreter on plain lists. `-Dmillrace.pipelines.seed=N`
/// repeats one pipeline, and `-Dmillrace.pipelines.seed=N -Dmillrace.pipelines.count=M` runs others.
final class RandomPipelinesTest {
    private static final int COUNT = 10_000;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void random_pipelines_give_what_the_interpreter_gives() throws Exception {
        long first = Long.getLong("millrace.pipelines.seed", 0);
        boolean isOne = System.getProperty("millrace.pipelines.seed") != null;
        int count = Integer.getInteger("millrace.pipelines.count", isOne ? 1 : COUNT);
        List<Pipeline> failed = failing(first, count);
        if (failed.isEmpty()) return;
        Pipeline smallest = new Shrinker(each -> !isAsExpected(each)).shrink(failed.getFirst());
        assertThat(smallest.results())
                .describedAs("%s, the smallest that fails of %s", smallest, failed.getFirst())
                .isEqualTo(smallest.expectedResults());
        fail("fails now and then: %s, the smallest of %s", smallest, failed.getFirst());
    }

    /// Returns the first pipelines that fail. Two pipelines run at a time, so that the start of a job does not leave
    /// a core idle.
    private static List<Pipeline> failing(long first, int count) throws Exception {
        AtomicLong next = new AtomicLong(first);
        Queue<Pipeline> failed = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<Void> trying = () -> {
                while (failed.isEmpty() && !Thread.currentThread().isInterrupted()) {
                    long seed = next.getAndIncrement();
                    if (seed >= first + count) break;
                    Pipeline pipeline = Generator.pipeline(seed);
                    if (!isAsExpected(pipeline)) failed.add(pipeline);
                }
                return null;
            };
            for (Future<Void> each : threads.invokeAll(List.of(trying, trying))) each.get();
        }
        return List.copyOf(failed);
    }

    private static boolean isAsExpected(Pipeline pipeline) {
        try {
            return pipeline.results().equals(pipeline.expectedResults());
        } catch (Exception thrown) {
            return false;
        }
    }
}
