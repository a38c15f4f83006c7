package dev.millrace.cep.dynamic;

import dev.millrace.api.function.Function;
import java.io.Serializable;

/// Computes a result from a match.
///
/// @param <T> the type of the events
/// @param <R> the type of the results
@FunctionalInterface
public interface DynamicMatchFunction<T, R> extends Function, Serializable {

    /// Returns the result of a match.
    R select(DynamicMatch<T> match) throws Exception;
}
