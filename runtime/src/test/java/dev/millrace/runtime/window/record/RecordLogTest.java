package dev.millrace.runtime.window.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares chains with lists.
final class RecordLogTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1023, 1024, 1025, 20_000})
    void each_chain_has_its_records_in_the_order_in_which_they_were_put(int count) {
        RecordLog log = new RecordLog();
        fill(log, count, new Random(count));
    }

    private static void fill(RecordLog log, int count, Random random) {
        int[] chains = new int[97];
        List<List<Object>> lists = new ArrayList<>();
        for (int i = 0; i < chains.length; i++) lists.add(new ArrayList<>());
        for (int i = 0; i < count; i++) {
            int key = random.nextInt(chains.length) * random.nextInt(2);
            if (random.nextBoolean()) {
                chains[key] = log.append(chains[key], i);
                lists.get(key).addLast(i);
            } else {
                chains[key] = log.prepend(chains[key], i);
                lists.get(key).addFirst(i);
            }
        }
        for (int key = 0; key < chains.length; key++) {
            List<Object> all = new ArrayList<>();
            log.addTo(all, chains[key]);
            assertThat(all).isEqualTo(lists.get(key));
        }
    }
}
