package dev.millrace.state.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the calendar queue with a sorted set.
final class CalendarQueueTest {
    private record Registration(long time, long sequence, long key) {}

    private static final Comparator<Registration> ORDER =
            Comparator.comparingLong(Registration::time).thenComparingLong(Registration::sequence);

    /// Returns the maximum distance of times from now, and the number of registrations before some are removed.
    static List<Arguments> spreads() {
        List<Arguments> spreads = new ArrayList<>();
        for (long spread : new long[] {1, 50, 10_000, 1L << 40}) {
            for (int burst : new int[] {1, 10, 3_000}) spreads.add(Arguments.of(spread, burst));
        }
        return spreads;
    }

    @ParameterizedTest
    @MethodSource("spreads")
    void registrations_come_in_the_order_of_a_sorted_set(long spread, int burst) {
        for (int seed = 0; seed < 5; seed++) new Run(new Random(seed), spread, burst).go();
    }

    private static final class Run {
        private final Random random;
        private final long spread;
        private final int burst;
        private final CalendarQueue queue;
        private final boolean isPrimitive;
        private final TreeSet<Registration> model = new TreeSet<>(ORDER);
        private final Set<Long> dead = new HashSet<>();
        private long now;
        private long sequence;

        Run(Random random, long spread, int burst) {
            this.random = random;
            this.spread = spread;
            this.burst = burst;
            this.isPrimitive = random.nextBoolean();
            this.queue = new CalendarQueue(isPrimitive);
        }

        void go() {
            for (int round = 0; round < 40; round++) {
                for (int i = random.nextInt(burst) + 1; i > 0; i--) push();
                for (int i = random.nextInt(burst); i > 0; i--) delete();
                if (random.nextInt(10) == 0) retain();
                now += random.nextLong(spread);
                take(now);
            }
            take(Long.MAX_VALUE);
            assertThat(model).isEmpty();
            assertThat(queue.size()).isZero();
        }

        private void push() {
            // Some are due at once, like a timer in the past.
            long time = now + random.nextLong(spread) - spread / 8;
            Registration made = new Registration(time, sequence++, random.nextLong());
            queue.push(made.time, made.sequence, made.key, isPrimitive ? null : made.key, "n" + made.sequence);
            model.add(made);
        }

        private void delete() {
            Registration from = model.ceiling(new Registration(now + random.nextLong(spread), 0, 0));
            if (from == null) return;
            model.remove(from);
            dead.add(from.sequence);
            queue.died(from.time);
        }

        private void retain() {
            queue.retain((in, entry) -> !dead.contains(in.sequence(entry)));
        }

        private void take(long until) {
            while (queue.hasDue(until)) {
                Registrations first = queue.first();
                int entry = queue.firstEntry();
                if (!dead.contains(first.sequence(entry))) {
                    Registration expected = model.pollFirst();
                    assertThat(expected).isNotNull();
                    assertThat(first.time(entry)).isEqualTo(expected.time).isLessThanOrEqualTo(until);
                    assertThat(first.sequence(entry)).isEqualTo(expected.sequence);
                    assertThat(first.namespace(entry)).isEqualTo("n" + expected.sequence);
                    if (isPrimitive) assertThat(first.longKey(entry)).isEqualTo(expected.key);
                    else assertThat(first.objectKey(entry)).isEqualTo(expected.key);
                }
                queue.pop();
                if (random.nextInt(4) == 0 && until < Long.MAX_VALUE) push();
            }
            if (!model.isEmpty()) {
                assertThat(model.first().time).isGreaterThan(until);
                assertThat(queue.earliest())
                        .isLessThanOrEqualTo(model.first().time)
                        .isGreaterThan(until);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5_000})
    void registrations_of_deleted_timers_go_with_their_range(long ahead) {
        CalendarQueue queue = new CalendarQueue(true);
        long sequence = 0;
        for (long now = 0; now < 20_000; now++) {
            for (int key = 0; key < 8; key++) queue.push(now + ahead, sequence++, key, null, "");
            if (now == 0) continue;
            for (int key = 0; key < 8; key++) queue.died(now - 1 + ahead);
            assertThat(queue.size()).isEqualTo(8);
        }
    }
}
