package dev.millrace.cep.pattern.conditions;

import dev.millrace.api.function.Function;
import dev.millrace.cep.time.TimeContext;
import java.io.Serializable;

/// Decides whether a pattern takes an event. The condition may read the events that the partial match
/// already has.
///
/// @param <T> the type of the events
public abstract class IterativeCondition<T> implements Function, Serializable {
    private static final long serialVersionUID = 1L;

    public IterativeCondition() {}

    /// Returns whether the pattern takes the event.
    public abstract boolean filter(T value, Context<T> ctx) throws Exception;

    /// Provides the time, and the events of the partial match.
    public interface Context<T> extends TimeContext {

        /// Returns the events that a pattern has taken in the current partial match, in order.
        ///
        /// @param name the name of the pattern
        Iterable<T> getEventsForPattern(String name) throws Exception;
    }
}
