package dev.millrace.runtime.window.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Host;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares logs, their snapshots and reused logs with lists, around the sizes at which a log grows.
final class KeyedLogTest {
    private static final int GROUPS = 16;

    @SuppressWarnings("unchecked")
    private static KeyedStates<Object> keyed(TypeInformation<?> type) {
        Keys<Object> keys = Keys.of((TypeInformation<Object>) type);
        return new KeyedStates<>(
                keys, GROUPS, KeyGroups.range(0, 1, GROUPS), Host.real().clock());
    }

    private static void append(KeyedLog log, KeyedStates<Object> keyed, int number) {
        Object key = keyed.keyShape().isPrimitive() ? (Object) (number % 7L) : "key " + number % 7;
        keyed.select(key, keyed.keyShape().hash(key));
        log.append(keyed, "record " + number, number);
    }

    private static List<String> expected(int from, int count, boolean isPrimitive) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> (isPrimitive ? "" : "key ") + number % 7 + " " + number + " record " + number)
                .toList();
    }

    private static List<String> content(KeyedLog log, Keys<Object> keys) {
        List<String> content = new ArrayList<>();
        for (int at = 0; at < log.size(); at++) {
            assertThat(log.hash(at)).isEqualTo(keys.hash(log.key(at, keys)));
            content.add(log.key(at, keys) + " " + log.number(at) + " " + log.value(at));
        }
        return content;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 16, 17, 1023, 1024, 1025, 3000})
    void a_snapshot_keeps_its_records_while_the_log_grows_and_is_reused(int count) {
        for (TypeInformation<?> type : List.of(Types.LONG, Types.STRING)) {
            KeyedStates<Object> keyed = keyed(type);
            Keys<Object> keys = keyed.keyShape();
            boolean isPrimitive = keys.isPrimitive();
            KeyedLog log = new KeyedLog(isPrimitive, true);
            for (int number = 0; number < count; number++) append(log, keyed, number);
            KeyedLog frozen = log.frozen();
            for (int number = count; number < 2 * count + 1; number++) append(log, keyed, number);
            assertThat(content(log, keys)).isEqualTo(expected(0, 2 * count + 1, isPrimitive));

            log.forget();
            assertThat(log.size()).isZero();
            for (int number = 50; number < 60 + count; number++) append(log, keyed, number);
            assertThat(content(log, keys)).isEqualTo(expected(50, count + 10, isPrimitive));
            log.forget();
            for (int number = 5; number < 10; number++) append(log, keyed, number);
            assertThat(content(log, keys)).isEqualTo(expected(5, 5, isPrimitive));
            assertThat(content(frozen, keys)).isEqualTo(expected(0, count, isPrimitive));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 9, 1024, 1025, 3000})
    void records_follow_the_ones_that_were_retained(int count) {
        KeyedStates<Object> keyed = keyed(Types.STRING);
        KeyedLog log = new KeyedLog(false, true);
        for (int number = 0; number < count; number++) append(log, keyed, number);
        log.retain(at -> at < count / 2);
        for (int number = count / 2; number < 2 * count; number++) append(log, keyed, number);
        assertThat(content(log, keyed.keyShape())).isEqualTo(expected(0, 2 * count, false));
    }
}
