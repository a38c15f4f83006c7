package dev.millrace.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.state.key.KeyGroups;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class KeyGroupsTest {
    private static final int[] MOST = {1, 2, 3, 8, 127, 128, 1_000, 32_768};

    @Test
    void a_group_begins_with_its_first_hash() {
        for (int most : MOST) {
            for (int group = 0; group < most; group++) {
                long first = KeyGroups.firstHash(group, most);
                assertThat(KeyGroups.of((int) first, most)).isEqualTo(group);
                if (first > 0) assertThat(KeyGroups.of((int) (first - 1), most)).isEqualTo(group - 1);
            }
            assertThat(KeyGroups.firstHash(most, most)).isEqualTo(1L << 32);
        }
    }

    @Test
    void the_keys_of_a_range_of_groups_are_found_among_other_groups() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            int before = MOST[random.nextInt(MOST.length)];
            int now = MOST[random.nextInt(MOST.length)];
            int parallelism = 1 + random.nextInt(now);
            int hash = random.nextInt();
            int owner = KeyGroups.owner(KeyGroups.of(hash, now), parallelism, now);
            KeyGroups.Range own = KeyGroups.range(owner, parallelism, now);
            assertThat(KeyGroups.among(before, own, now).contains(KeyGroups.of(hash, before)))
                    .isTrue();
        }
    }
}
