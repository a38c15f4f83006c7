package dev.millrace.cli;

import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.api.serializer.WrittenForms;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.state.inspect.StateView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Describes one state.
///
/// @param count number of entries, if known
/// @param fault of its blocks; null if they are intact or were not checked
/// @param unreadable why entries cannot be shown; null if the types allow it
record StateRow(
        StateView state,
        OptionalLong count,
        @Nullable MillraceException fault,
        @Nullable String unreadable) {
    private static final String NO_NAMESPACE = "VoidNamespace";

    /// @param isChecked whether to read all blocks
    static StateRow of(StateView state, boolean isChecked) {
        MillraceException fault = null;
        try {
            if (isChecked) state.check();
        } catch (MillraceException damaged) {
            fault = damaged;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        OptionalLong count = fault == null ? state.count() : OptionalLong.empty();
        return new StateRow(state, count, fault, unreadable(state));
    }

    private static @Nullable String unreadable(StateView state) {
        for (TypeSerializerSnapshot<?> form : state.forms().values()) {
            try {
                WrittenForms.looseReader(form);
            } catch (MillraceException missing) {
                return missing.what();
            }
        }
        return null;
    }

    /// Returns the kind by its name in the API.
    String kind() {
        return switch (state.kind()) {
            case KEYED_VALUE -> "value";
            case KEYED_LIST -> "list";
            case KEYED_MAP -> "map";
            case KEYED_REDUCING -> "reducing";
            case KEYED_AGGREGATING -> "aggregating";
            case KEYED_TIMERS -> "timers";
            case SPLIT_LIST -> "split list";
            case UNION_LIST -> "union list";
            case BROADCAST -> "broadcast";
            default ->
                state.kind()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace("keyed_", "")
                        .replace('_', ' ');
        };
    }

    /// Returns the types of the state's parts, by name of the part.
    Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        for (String role : new String[] {"key", "namespace", "user key", "user value", "element", "value"}) {
            state.form(role).map(WrittenForms::full).ifPresent(words -> types.put(role, words));
        }
        types.remove("namespace", NO_NAMESPACE);
        return types;
    }

    /// Returns the types in one line: "text -> list of Order(id long)".
    String type() {
        Map<String, String> types = types();
        String content = content(types);
        String key = types.get("key");
        String namespace = types.get("namespace");
        String left = key == null ? "" : namespace == null ? key : key + ", " + namespace;
        return (left.isEmpty() ? content : left + " -> " + content) + (state.isDated() ? ", for a time" : "");
    }

    private String content(Map<String, String> types) {
        String map = types.get("user key") + " to " + types.get("user value");
        return switch (state.kind()) {
            case KEYED_TIMERS -> "time";
            case KEYED_LIST -> "list of " + types.get("element");
            case KEYED_MAP -> "map of " + map;
            case BROADCAST -> types.get("user key") + " -> " + types.get("user value");
            case SPLIT_LIST, UNION_LIST, IN_FLIGHT -> "" + types.get("element");
            default -> "" + types.get("value");
        };
    }
}
