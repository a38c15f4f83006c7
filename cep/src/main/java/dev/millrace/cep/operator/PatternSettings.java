package dev.millrace.cep.operator;

import dev.millrace.api.type.OutputTag;
import dev.millrace.cep.compile.CompiledPattern;
import dev.millrace.cep.functions.PatternProcessFunction;
import java.io.Serializable;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Describes a step that finds a pattern in a stream.
///
/// @param function receives the matches
/// @param isProcessingTime whether the arrival of an event is its time
/// @param comparator orders events with equal timestamps; null for the order of arrival
/// @param lateTag the side output for late events; null to drop them
public record PatternSettings<T, OUT>(
        CompiledPattern<T> pattern,
        PatternProcessFunction<T, OUT> function,
        boolean isProcessingTime,
        @Nullable Comparator<T> comparator,
        @Nullable OutputTag<T> lateTag)
        implements Serializable {
    private static final long serialVersionUID = 1L;
}
