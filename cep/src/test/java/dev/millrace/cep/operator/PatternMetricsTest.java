package dev.millrace.cep.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.UnregisteredMetricsGroup;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Host;
import dev.millrace.cep.compile.CompiledPattern;
import dev.millrace.cep.compile.PatternCompiler;
import dev.millrace.cep.compile.PatternStage;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.match.MatchOutput;
import dev.millrace.cep.match.PatternMatcher;
import dev.millrace.cep.pattern.Pattern;
import dev.millrace.cep.pattern.conditions.SimpleCondition;
import dev.millrace.state.KeyedRestore;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Tests the metrics of patterns, also after a restore.
final class PatternMetricsTest {
    private static final int GROUPS = 4;
    private static final TypeSerializer<Object> KEYS = keySerializer();

    @SuppressWarnings("unchecked")
    private static TypeSerializer<Object> keySerializer() {
        return (TypeSerializer<Object>) (TypeSerializer<?>) LongSerializer.INSTANCE;
    }

    /// Remembers the gauges by their names within the operator.
    private static final class Gauges extends UnregisteredMetricsGroup {
        private final Map<String, Gauge<?>> all;
        private final String prefix;

        Gauges(Map<String, Gauge<?>> all, String prefix) {
            this.all = all;
            this.prefix = prefix;
        }

        @Override
        public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
            all.put(prefix + name, gauge);
            return gauge;
        }

        @Override
        public MetricGroup addGroup(String key, String value) {
            return new Gauges(all, prefix + key + "." + value + ".");
        }
    }

    /// Holds an operator's states and matcher.
    private static final class Subtask {
        final Map<String, Gauge<?>> gauges = new TreeMap<>();
        final KeyedStates<Object> keyed;
        final MatchStates<Long> states;
        final PatternMatcher<Long> matcher;
        final AtomicLong waiting = new AtomicLong();

        @SuppressWarnings("unchecked")
        Subtask(List<SnapshotFile> files) {
            CompiledPattern<Long> pattern = PatternCompiler.compile(Pattern.<Long>begin("small")
                    .where(SimpleCondition.of(number -> number < 10))
                    .followedBy("large")
                    .where(SimpleCondition.of(number -> number >= 100))
                    .followedBy("last")
                    .where(SimpleCondition.of(number -> number == 50)));
            keyed = new KeyedStates<>(
                    (Keys<Object>) (Keys<?>) Keys.of(Types.LONG),
                    GROUPS,
                    KeyGroups.range(0, 1, GROUPS),
                    Host.real().clock());
            keyed.restore(new KeyedRestore<>(files, "operator", KEYS, PatternMetricsTest.class.getClassLoader()));
            List<String> names =
                    pattern.stages().stream().map(PatternStage::name).toList();
            states = new MatchStates<>(keyed, names, LongSerializer.INSTANCE);
            matcher = new PatternMatcher<>(pattern, false, () -> 0, number -> number, states.rows());
            states.forEach(key -> {
                matcher.count(matcher.runs(key));
                states.held().restored(key);
            });
            PatternMetrics.register(
                    new Gauges(gauges, ""),
                    pattern.stages(),
                    matcher,
                    states.held().events(),
                    waiting);
        }

        void match(long key, long event, long time) throws Exception {
            keyed.selectLong(key, keyed.keyShape().hashLong(key));
            KeyMatches<Long> known = states.find();
            KeyMatches<Long> matches = known == null ? matcher.newKey() : known;
            matcher.match(matches, event, time, NOTHING);
            states.put(matches);
        }

        long value(String name) {
            return ((Number) gauges.get(name).getValue()).longValue();
        }
    }

    private static final MatchOutput<Long> NOTHING = new MatchOutput<>() {
        @Override
        public void matched(Map<String, List<Long>> events, long timestamp) {}

        @Override
        public void timedOut(Map<String, List<Long>> events, long timestamp) {}
    };

    private static void check(Subtask subtask, long atLarge, long atLast, long held) {
        assertThat(subtask.value("partialMatches")).isEqualTo(atLarge + atLast);
        assertThat(subtask.value("stage.large.partialMatches")).isEqualTo(atLarge);
        assertThat(subtask.value("stage.last.partialMatches")).isEqualTo(atLast);
        assertThat(subtask.value("heldEvents")).isEqualTo(held);
    }

    @Test
    void gauges_show_where_partial_matches_accumulate_and_the_events_that_they_hold() throws Exception {
        Subtask subtask = new Subtask(List.of());
        for (int i = 0; i < 200; i++) subtask.match(1, i % 10, i);
        for (int key = 2; key < 5; key++) subtask.match(key, 5, 0);
        check(subtask, 203, 0, 203);
        subtask.match(2, 100, 1);
        check(subtask, 202, 1, 204);
        subtask.keyed.beginSnapshots();
        KeyedSnapshot<Object> snapshot = subtask.keyed.snapshot("operator", KEYS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SnapshotFileWriter writer = new SnapshotFileWriter(bytes)) {
            snapshot.write(writer, false);
            writer.finish();
        }
        Subtask restored = new Subtask(List.of(SnapshotFile.of(bytes.toByteArray())));
        check(restored, 202, 1, 204);
        restored.match(2, 50, 2);
        check(restored, 202, 0, 202);
        restored.match(1, 100, 300);
        check(restored, 2, 200, 203);
    }
}
