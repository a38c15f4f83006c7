package dev.millrace.processor.function;

import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.time.TimerService;

/// Bootstraps state and timers by key from records. Timers do not fire until a job restores the savepoint.
public abstract class KeyedStateBootstrapFunction<K, IN> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    public KeyedStateBootstrapFunction() {}

    /// Processes a record; its key is the current key.
    public abstract void processElement(IN value, Context ctx) throws Exception;

    /// Provides access to timers and the current key; valid only during the call.
    public abstract class Context {

        public Context() {}

        /// Returns the timer service.
        public abstract TimerService timerService();

        /// Returns the key of the record.
        public abstract K getCurrentKey();
    }
}
