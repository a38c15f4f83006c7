package dev.millrace.runtime.window.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Compares the timing wheel with a plain list.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class SessionAlarmsTest {
    private record Set(long end, long key) {}

    @ParameterizedTest
    @CsvSource({"1, true", "50, true", "50, false", "10000, true", "10000, false", "3600000, true"})
    void alarms_go_off_once_and_in_order_of_time(long gapMillis, boolean keysAreLong) throws Exception {
        for (long seed = 0; seed < 20; seed++) run(new Random(seed), gapMillis, keysAreLong);
    }

    private static void run(Random random, long gapMillis, boolean keysAreLong) throws Exception {
        SessionAlarms alarms = new SessionAlarms(keysAreLong, gapMillis);
        List<Set> pending = new ArrayList<>();
        long watermark = Long.MIN_VALUE;
        long time = -5_000;
        for (int round = 0; round < 60; round++) {
            for (int i = 0; i < 20; i++) {
                long reach = random.nextInt(10) == 0 ? gapMillis * 5_000 : gapMillis * 2;
                set(alarms, pending, new Set(time + 1 + random.nextLong(reach), round * 100L + i), keysAreLong);
            }
            time += random.nextLong(gapMillis);
            watermark = round == 59 ? Long.MAX_VALUE : time - 1;
            advance(alarms, pending, watermark, keysAreLong, random);
        }
        assertThat(pending).isEmpty();
    }

    private static void set(SessionAlarms alarms, List<Set> pending, Set set, boolean keysAreLong) {
        pending.add(set);
        if (keysAreLong) alarms.set(set.end, set.key);
        else alarms.set(set.end, "key " + set.key, (int) set.key);
    }

    /// Some of the alarms that go off are set again for a later time.
    private static void advance(
            SessionAlarms alarms, List<Set> pending, long watermark, boolean keysAreLong, Random random)
            throws Exception {
        List<Long> ends = new ArrayList<>();
        List<Set> again = new ArrayList<>();
        alarms.advance(watermark, (end, number, key, hash) -> {
            assertThat(end - 1).isLessThanOrEqualTo(watermark);
            long which = keysAreLong ? number : hash;
            if (!keysAreLong) assertThat(key).isEqualTo("key " + which);
            assertThat(pending.remove(new Set(end, which)))
                    .describedAs("%d at %d was set", which, end)
                    .isTrue();
            ends.add(end);
            if (watermark == Long.MAX_VALUE || random.nextInt(3) > 0) return;
            Set next = new Set(Math.max(end, watermark + 1) + 1 + random.nextInt(100), which);
            again.add(next);
            if (keysAreLong) alarms.set(next.end, which);
            else alarms.set(next.end, "key " + which, hash);
        });
        assertThat(ends).isSorted();
        assertThat(pending).allSatisfy(left -> assertThat(left.end - 1).isGreaterThan(watermark));
        pending.addAll(again);
    }
}
