package dev.millrace.processor.function;

import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.util.Collector;
import java.util.Set;

/// Sees each key of an operator once, with its state and timers. The states to read are declared in `open`, as the
/// operator declared them.
public abstract class KeyedStateReaderFunction<K, OUT> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    public KeyedStateReaderFunction() {}

    /// Called for each key that has an entry in any of the declared states, which show that key's.
    public abstract void readKey(K key, Context ctx, Collector<OUT> out) throws Exception;

    /// What is known of the current key beside its states; valid only during the call.
    public interface Context {

        /// The key's event-time timers, in milliseconds.
        Set<Long> registeredEventTimeTimers() throws Exception;

        /// The key's processing-time timers, in milliseconds.
        Set<Long> registeredProcessingTimeTimers() throws Exception;
    }
}
