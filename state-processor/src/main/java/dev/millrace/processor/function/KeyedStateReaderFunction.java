package dev.millrace.processor.function;

import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.util.Collector;
import java.util.Set;

/// Reads each key of an operator once, with its state and timers. Declare the states in `open` as the operator
/// declares them.
public abstract class KeyedStateReaderFunction<K, OUT> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    public KeyedStateReaderFunction() {}

    /// Reads a key that has an entry in one of the declared states.
    public abstract void readKey(K key, Context ctx, Collector<OUT> out) throws Exception;

    /// Provides access to the timers of the current key; valid only during the call.
    public interface Context {

        /// Returns the key's event-time timers, in milliseconds.
        Set<Long> registeredEventTimeTimers() throws Exception;

        /// Returns the key's processing-time timers, in milliseconds.
        Set<Long> registeredProcessingTimeTimers() throws Exception;
    }
}
