package dev.millrace.runtime.window.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Clock;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the grouped records of a window with maps of lists.
final class RecordGroupsTest {
    private static final int GROUPS = 16;
    private static final int SLICES = 3;
    private static final Clock CLOCK = new Clock() {
        @Override
        public long millis() {
            return 0;
        }

        @Override
        public long nanos() {
            return 0;
        }
    };

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1023, 1025, 20_000})
    void each_key_has_its_records_in_the_order_in_which_they_came(int count) {
        SplittableRandom random = new SplittableRandom(count);
        for (boolean hasRight : new boolean[] {false, true}) {
            new Case(Types.LONG, number -> number, hasRight).check(count, random);
            new Case(Types.STRING, number -> "key " + number, hasRight).check(count, random);
        }
    }

    private static final class Case {
        private final LongFunction<Object> makeKey;
        private final boolean hasRight;
        private final KeyedStates<Object> keyed;
        private final RecordGroups groups;

        @SuppressWarnings("unchecked")
        Case(TypeInformation<?> type, LongFunction<Object> makeKey, boolean hasRight) {
            Keys<Object> keys = Keys.of((TypeInformation<Object>) type);
            this.makeKey = makeKey;
            this.hasRight = hasRight;
            this.keyed = new KeyedStates<>(keys, GROUPS, KeyGroups.range(0, 1, GROUPS), CLOCK);
            this.groups = new RecordGroups(keys);
        }

        void check(int count, SplittableRandom random) {
            // The same groups are filled for several windows, of which none is larger than the one before.
            for (int round = 1; round <= 3; round++) check(count / round, 1 + random.nextInt(500), random);
        }

        private void check(int count, int keyCount, SplittableRandom random) {
            List<RecordPane> panes = new ArrayList<>();
            boolean isPrimitive = keyed.keyShape().isPrimitive();
            for (int i = 0; i < SLICES; i++) {
                panes.add(new RecordPane(new KeyedLog(isPrimitive, true), new KeyedLog(isPrimitive, true)));
            }
            Map<Object, List<Object>> lefts = new HashMap<>();
            Map<Object, List<Object>> rights = new HashMap<>();
            for (int number = 0; number < count; number++) {
                Object key = makeKey.apply(random.nextInt(keyCount));
                boolean isLeft = !hasRight || random.nextBoolean();
                keyed.select(key, keyed.keyShape().hash(key));
                panes.get(random.nextInt(SLICES)).append(isLeft, keyed, number, number);
                (isLeft ? lefts : rights)
                        .computeIfAbsent(key, _ -> new ArrayList<>())
                        .add(number);
            }
            groups.fill(panes, hasRight);
            Map<Object, List<Object>> foundLefts = new HashMap<>();
            Map<Object, List<Object>> foundRights = new HashMap<>();
            for (int each = 0; each < groups.size(); each++) {
                groups.select(each, keyed);
                Object key = keyed.currentKey();
                if (!groups.lefts(each).isEmpty()) foundLefts.put(key, new ArrayList<>(groups.lefts(each)));
                if (!groups.rights(each).isEmpty()) foundRights.put(key, List.copyOf(groups.rights(each)));
            }
            assertThat(foundLefts).isEqualTo(lefts);
            assertThat(foundRights).isEqualTo(rights);
            groups.forget();
        }
    }
}
