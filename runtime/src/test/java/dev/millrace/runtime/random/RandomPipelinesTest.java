package dev.millrace.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Random small pipelines give what an interpreter on plain lists says. To run one again:
/// `-Dmillrace.pipelines.seed=N`; to run others: `-Dmillrace.pipelines.seed=N -Dmillrace.pipelines.count=M`.
final class RandomPipelinesTest {
    private static final int COUNT = 10_000;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void random_pipelines_give_what_the_interpreter_gives() throws Exception {
        long first = Long.getLong("millrace.pipelines.seed", 0);
        boolean isOne = System.getProperty("millrace.pipelines.seed") != null;
        int count = Integer.getInteger("millrace.pipelines.count", isOne ? 1 : COUNT);
        for (long seed = first; seed < first + count; seed++) {
            Pipeline pipeline = Generator.pipeline(seed);
            if (isAsExpected(pipeline)) continue;
            Pipeline smallest = new Shrinker(each -> !isAsExpected(each)).shrink(pipeline);
            assertThat(smallest.results())
                    .describedAs("%s, the smallest that fails of %s", smallest, pipeline)
                    .isEqualTo(smallest.expectedResults());
            // Fails only now and then, so that it came right at last.
            fail("sometimes not as expected: %s, the smallest that failed of %s", smallest, pipeline);
        }
    }

    private static boolean isAsExpected(Pipeline pipeline) {
        try {
            return pipeline.results().equals(pipeline.expectedResults());
        } catch (Exception thrown) {
            return false;
        }
    }
}
