package dev.millrace.processor.function;

import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.time.TimerService;

/// Makes state and timers of keys out of records. Timers do not fire before a job begins with the savepoint.
public abstract class KeyedStateBootstrapFunction<K, IN> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    public KeyedStateBootstrapFunction() {}

    /// Called for each record, whose key is the current one.
    public abstract void processElement(IN value, Context ctx) throws Exception;

    /// What is known of the current record; valid only during the call.
    public abstract class Context {

        public Context() {}

        /// Time and timers.
        public abstract TimerService timerService();

        /// The key of the record.
        public abstract K getCurrentKey();
    }
}
