package dev.millrace.cep.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Host;
import dev.millrace.cep.compile.CompiledPattern;
import dev.millrace.cep.compile.PatternCompiler;
import dev.millrace.cep.compile.PatternStage;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.match.MatchOutput;
import dev.millrace.cep.match.PatternMatcher;
import dev.millrace.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import dev.millrace.cep.pattern.Pattern;
import dev.millrace.cep.pattern.conditions.SimpleCondition;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Tests keys with very many events or partial matches: an event costs the rows that change, not the whole key.
final class LongMatchesTest {
    private static final int GROUPS = 4;
    private static final int SMALL = 4_000;

    private final KeyedStates<Object> states = states();
    private @Nullable MatchStates<Long> opened;
    private final List<Map<String, List<Long>>> matches = new ArrayList<>();
    private final MatchOutput<Long> output = new MatchOutput<>() {
        @Override
        public void matched(Map<String, List<Long>> events, long timestamp) {
            matches.add(events);
        }

        @Override
        public void timedOut(Map<String, List<Long>> events, long timestamp) {}
    };

    LongMatchesTest() {
        states.select("key", states.keyShape().hash("key"));
    }

    @SuppressWarnings("unchecked")
    private static KeyedStates<Object> states() {
        return new KeyedStates<>(
                (Keys<Object>) (Keys<?>) Keys.of(Types.STRING),
                GROUPS,
                KeyGroups.range(0, 1, GROUPS),
                Host.real().clock());
    }

    private static Pattern<Long, Long> pattern() {
        return Pattern.<Long>begin("first", AfterMatchSkipStrategy.skipPastLastEvent())
                .where(SimpleCondition.of(number -> number == 0))
                .next("more")
                .where(SimpleCondition.of(number -> number > 0))
                .oneOrMore()
                .consecutive()
                .greedy()
                .next("last")
                .where(SimpleCondition.of(number -> number < 0));
    }

    private PatternMatcher<Long> matcher(Pattern<Long, Long> pattern) {
        CompiledPattern<Long> compiled = PatternCompiler.compile(pattern);
        List<String> stages = compiled.stages().stream().map(PatternStage::name).toList();
        MatchStates<Long> made = new MatchStates<>(states, stages, LongSerializer.INSTANCE);
        opened = made;
        return new PatternMatcher<>(compiled, false, () -> 0, number -> number, made.rows());
    }

    private MatchStates<Long> stored() {
        return Objects.requireNonNull(opened);
    }

    private long snapshotBytes(boolean isIncremental) throws IOException {
        TypeSerializer<Object> keys = cast(StringSerializer.INSTANCE);
        KeyedSnapshot<Object> snapshot = states.snapshot("operator", keys);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SnapshotFileWriter writer = new SnapshotFileWriter(bytes)) {
            snapshot.write(writer, isIncremental);
            writer.finish();
        }
        snapshot.changes().complete();
        snapshot.release();
        return bytes.size();
    }

    @SuppressWarnings("unchecked")
    private static TypeSerializer<Object> cast(TypeSerializer<?> serializer) {
        return (TypeSerializer<Object>) serializer;
    }

    @Test
    void one_more_event_of_a_long_match_makes_a_small_snapshot() throws Exception {
        states.beginSnapshots();
        PatternMatcher<Long> matcher = matcher(pattern());
        KeyMatches<Long> key = matcher.newKey();
        stored().put(key);
        long events = 200_000;
        for (long number = 0; number < events; number++) matcher.match(key, number, number, output);
        assertThat(snapshotBytes(false)).isGreaterThan(20 * events);
        matcher.match(key, events, events, output);
        stored().put(key);
        assertThat(snapshotBytes(true)).isLessThan(SMALL);
        assertThat(stored().held().events()).hasValue(events + 1);
        matcher.match(key, -1L, events + 1, output);
        assertThat(matches).hasSize(1);
        assertThat(matches.getFirst().get("more")).hasSize((int) events);
        assertThat(stored().held().events()).hasValue(0);
        assertThat(key.isIdle()).isTrue();
    }

    @Test
    void one_more_partial_match_makes_a_small_snapshot() throws Exception {
        states.beginSnapshots();
        PatternMatcher<Long> matcher = matcher(Pattern.<Long>begin("first")
                .where(SimpleCondition.of(number -> number >= 0))
                .followedBy("last")
                .where(SimpleCondition.of(number -> number < 0)));
        KeyMatches<Long> key = matcher.newKey();
        stored().put(key);
        long events = 3_000;
        for (long number = 0; number < events; number++) matcher.match(key, number, number, output);
        assertThat(snapshotBytes(false)).isGreaterThan(40 * events);
        matcher.match(key, events, events, output);
        stored().put(key);
        assertThat(snapshotBytes(true)).isLessThan(2 * SMALL);
        matcher.match(key, -1L, events + 1, output);
        assertThat(matches).hasSize((int) events + 1);
        assertThat(matches).extracting(match -> match.get("first").getFirst()).isSorted();
        assertThat(stored().held().events()).hasValue(0);
    }

    @Test
    void one_more_waiting_event_makes_a_small_snapshot() throws Exception {
        states.beginSnapshots();
        PatternMatcher<Long> matcher = matcher(pattern());
        KeyMatches<Long> key = matcher.newKey();
        stored().put(key);
        long events = 100_000;
        for (long number = 0; number < events; number++) key.buffer(number, number, stored().rows());
        assertThat(snapshotBytes(false)).isGreaterThan(10 * events);
        key.buffer(events, events, stored().rows());
        stored().put(key);
        assertThat(snapshotBytes(true)).isLessThan(SMALL);
        matcher.processBuffered(key, 10, 10, null, _ -> {}, output);
        stored().put(key);
        assertThat(snapshotBytes(true)).isLessThan(SMALL);
        matcher.processBuffered(key, events, events, null, _ -> {}, output);
        assertThat(key.buffer()).isNull();
        assertThat(stored().held().events()).hasValue(events + 1);
    }

    @Test
    void the_time_of_a_pattern_bounds_what_it_holds() throws Exception {
        PatternMatcher<Long> matcher = matcher(pattern().within(Duration.ofMillis(100)));
        KeyMatches<Long> key = matcher.newKey();
        for (long time = 0; time < 10_000; time++) {
            matcher.match(key, time % 50, time, output);
            assertThat(stored().held().events().get()).isLessThanOrEqualTo(200);
        }
        matcher.advance(key, 20_000, output);
        assertThat(stored().held().events()).hasValue(0);
    }
}
