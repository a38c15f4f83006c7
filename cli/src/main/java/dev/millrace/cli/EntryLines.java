package dev.millrace.cli;

import dev.millrace.format.text.JsonSerializationSchema;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.inspect.RowReading;
import dev.millrace.state.inspect.StateEntry;
import dev.millrace.state.inspect.StateSnapshot.OperatorView;
import dev.millrace.state.inspect.StateView;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Prints state entries as JSON lines.
///
/// @param key only entries of this key, as text or JSON; null for all
/// @param limit maximum number of entries per state
record EntryLines(
        JsonSerializationSchema<Object> json, @Nullable String key, long limit) {

    /// @return whether there are more entries than were printed
    /// @throws dev.millrace.base.fault.MillraceException if an entry cannot be read; entries before it are printed
    boolean print(OperatorView operator, StateView state, PrintWriter out) {
        long printed = 0;
        for (Iterator<StateEntry> all = state.entries(RowReading.maps()).iterator(); all.hasNext(); ) {
            StateEntry entry = all.next();
            Object plainKey = PlainValue.of(entry.key());
            if (key != null && !isIt(plainKey, key)) continue;
            if (printed++ >= limit) return true;
            out.println(text(line(operator, state, entry, plainKey)));
        }
        return false;
    }

    private boolean isIt(@Nullable Object plainKey, String asked) {
        if (plainKey == null) return false;
        return plainKey.toString().equals(asked) || text(plainKey).equals(asked);
    }

    private Map<String, @Nullable Object> line(
            OperatorView operator, StateView state, StateEntry entry, @Nullable Object plainKey) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("operator", operator.name().isEmpty() ? operator.id() : operator.name());
        line.put("state", state.name());
        line.put(state.isKeyed() ? "group" : "subtask", entry.number());
        Object namespace = PlainValue.of(entry.namespace());
        if (namespace != null && !namespace.equals("")) line.put("namespace", namespace);
        if (plainKey != null) line.put("key", plainKey);
        line.put("value", PlainValue.of(entry.value()));
        if (state.kind() == SectionKind.KEYED_TIMERS && entry.value() instanceof Long millis) {
            line.put("time", Instant.ofEpochMilli(millis).toString());
        }
        String name = state.kind() == SectionKind.IN_FLIGHT ? "time" : "renewed";
        entry.timeMillis()
                .ifPresent(millis -> line.put(name, Instant.ofEpochMilli(millis).toString()));
        return line;
    }

    private String text(Object tree) {
        return new String(json.serialize(tree), StandardCharsets.UTF_8);
    }
}
