package dev.millrace.table.types.extraction;

import dev.millrace.table.annotation.DataTypeHint;
import dev.millrace.table.annotation.HintFlag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Contains the settings of hints that apply to a type and its parts.
///
/// @param allowsRaw whether classes without an SQL type become RAW types
/// @param rawPatterns the beginnings of the names of classes that may become RAW types
/// @param forcedPatterns the beginnings of the names of classes that always become RAW types
/// @param precision the number of digits of decimals; -1 if there is none
/// @param scale the number of digits after the point of decimals; -1 if there is none
/// @param seconds the number of digits of fractions of seconds; -1 for the usual number
record Hints(
        boolean allowsRaw,
        List<String> rawPatterns,
        List<String> forcedPatterns,
        int precision,
        int scale,
        int seconds) {
    static final Hints NONE = new Hints(false, List.of(), List.of(), -1, -1, -1);

    /// Returns these settings with those of an inner hint.
    Hints with(@Nullable DataTypeHint hint) {
        if (hint == null) return this;
        return new Hints(
                hint.allowRawGlobally() == HintFlag.UNKNOWN ? allowsRaw : hint.allowRawGlobally() == HintFlag.TRUE,
                joined(rawPatterns, hint.allowRawPattern()),
                joined(forcedPatterns, hint.forceRawPattern()),
                hint.defaultDecimalPrecision() < 0 ? precision : hint.defaultDecimalPrecision(),
                hint.defaultDecimalScale() < 0 ? scale : hint.defaultDecimalScale(),
                hint.defaultSecondPrecision() < 0 ? seconds : hint.defaultSecondPrecision());
    }

    private static List<String> joined(List<String> outer, String[] inner) {
        List<String> all = new ArrayList<>(outer);
        for (String each : inner) if (!each.isEmpty()) all.add(each);
        return List.copyOf(all);
    }

    boolean mayBeRaw(Class<?> type) {
        return allowsRaw || rawPatterns.stream().anyMatch(type.getName()::startsWith);
    }

    boolean mustBeRaw(Class<?> type) {
        return forcedPatterns.stream().anyMatch(type.getName()::startsWith);
    }
}
