package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.testkit.MiniClusterExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the job in the process of the test. */
@ExtendWith(MiniClusterExtension.class)
class WordCountJobTest {

    @Test
    void countsEachOccurrenceOfAWord() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        List<Tuple2<String, Integer>> counts =
                WordCountJob.counts(env.fromData("to be", "or not to be")).executeAndCollect(100);
        assertEquals(6, counts.size());
        assertTrue(counts.contains(Tuple2.of("be", 2)));
        assertTrue(counts.contains(Tuple2.of("not", 1)));
    }
}
