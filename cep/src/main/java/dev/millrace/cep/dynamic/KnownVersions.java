package dev.millrace.cep.dynamic;

import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.cep.compile.CompiledPattern;
import dev.millrace.cep.compile.PatternCompiler;
import dev.millrace.cep.match.MatchRow;
import dev.millrace.cep.match.MatchRows;
import dev.millrace.cep.match.PatternMatcher;
import dev.millrace.cep.operator.KeyedMatchRows;
import dev.millrace.state.NumberedRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Compiles the versions of patterns in the broadcast state, and keeps what it compiled. Not thread-safe.
final class KnownVersions<T> {
    /// Older versions of a pattern are dropped with their partial matches.
    private static final int VERSIONS_MAX = 32;

    private final FieldReader<T> fields;
    private final NumberedRows<MatchRow<Tuple2<Long, T>>> rows;
    private final Map<String, PatternDefinition> definitions = new HashMap<>();
    private final Map<String, CompiledPattern<Tuple2<Long, T>>> compiled = new HashMap<>();
    private @Nullable List<VersionMatcher<T>> all;

    /// @param rows the rows of all versions
    KnownVersions(FieldReader<T> fields, NumberedRows<MatchRow<Tuple2<Long, T>>> rows) {
        this.fields = fields;
        this.rows = rows;
    }

    /// Adds a version. An equal or older version than the known one has no effect.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the text is no pattern
    void add(String json, BroadcastState<String, String> known) throws Exception {
        PatternDefinition added = PatternJson.read(json);
        if (added.isActive()) compile(added);
        TreeMap<Long, String> versions = new TreeMap<>();
        for (Map.Entry<String, String> each : known.immutableEntries()) {
            PatternDefinition definition = definition(each.getKey(), each.getValue());
            if (definition.id().equals(added.id())) versions.put(definition.version(), each.getKey());
        }
        if (!versions.isEmpty() && versions.lastKey() >= added.version()) return;
        if (versions.size() >= VERSIONS_MAX) known.remove(versions.firstEntry().getValue());
        known.put(key(added), json);
        all = null;
    }

    private static String key(PatternDefinition definition) {
        return definition.id() + "@" + definition.version();
    }

    private PatternDefinition definition(String key, String json) {
        return definitions.computeIfAbsent(key, _ -> PatternJson.read(json));
    }

    private CompiledPattern<Tuple2<Long, T>> compile(PatternDefinition definition) {
        return PatternCompiler.compile(
                definition.<Tuple2<Long, T>>pattern(where -> new FieldCondition<>(fields, where)));
    }

    /// Returns the matchers of all versions, by id and then from the oldest version to the newest.
    List<VersionMatcher<T>> all(ReadOnlyBroadcastState<String, String> known) throws Exception {
        List<VersionMatcher<T>> present = all;
        if (present != null) return present;
        Map<String, TreeMap<Long, String>> byId = new TreeMap<>();
        for (Map.Entry<String, String> each : known.immutableEntries()) {
            PatternDefinition definition = definition(each.getKey(), each.getValue());
            byId.computeIfAbsent(definition.id(), _ -> new TreeMap<>()).put(definition.version(), each.getKey());
        }
        List<VersionMatcher<T>> made = new ArrayList<>();
        for (TreeMap<Long, String> versions : byId.values()) {
            List<VersionMatcher<T>> newestFirst = new ArrayList<>();
            long until = Long.MAX_VALUE;
            for (String key : versions.descendingMap().values()) {
                PatternDefinition definition = Objects.requireNonNull(definitions.get(key));
                long end = definition.isActive() ? until : Long.MIN_VALUE;
                if (!definition.elements().isEmpty()) newestFirst.add(matcher(key, definition, end));
                until = Math.min(until, definition.fromMillis());
            }
            made.addAll(newestFirst.reversed());
        }
        all = made;
        return made;
    }

    private VersionMatcher<T> matcher(String key, PatternDefinition definition, long until) {
        CompiledPattern<Tuple2<Long, T>> pattern = compiled.computeIfAbsent(key, _ -> compile(definition));
        MatchRows<Tuple2<Long, T>> ofVersion = rows(key);
        return new VersionMatcher<>(
                key,
                definition.id(),
                definition.version(),
                definition.fromMillis(),
                until,
                new PatternMatcher<>(pattern, false, () -> 0L, UnaryOperator.identity(), ofVersion));
    }

    /// Returns the rows of a version.
    MatchRows<Tuple2<Long, T>> rows(String key) {
        return new KeyedMatchRows<>(rows, key);
    }
}
