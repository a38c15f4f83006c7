package dev.millrace.runtime.operator.process;

import dev.millrace.api.function.Function;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.type.OutputTag;
import dev.millrace.base.fault.Check;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.runtime.operator.TimestampingCollector;
import dev.millrace.state.KeyedStates;
import org.jspecify.annotations.Nullable;

/// Holds the outputs, clocks and timers of a process function, and fires the timers. A subclass calls the function, so
/// that the JIT compiler sees a separate call site for each kind of function.
///
/// @param <F> the kind of function
/// @param <O> the type of the output records
abstract sealed class ProcessFunctionOperator<F extends Function, O> implements Operator
        permits BroadcastOperator,
                CoProcessOperator,
                KeyedBroadcastOperator,
                KeyedCoProcessOperator,
                KeyedProcessOperator,
                ProcessOperator {
    final F function;
    final TimestampingCollector<O> collector;
    final UserFailures failures;
    final FunctionTimers time;
    private final @Nullable KeyedStates<Object> keyed;
    private final SideOutputs sides;
    private TimeDomain domain = TimeDomain.EVENT_TIME;

    /// The timestamp of the current record or timer.
    private long timestamp = Batch.NO_TIMESTAMP;

    /// Opens the function.
    ///
    /// @param keyed the keyed state, or null if the function has no timers
    @SuppressWarnings("unchecked")
    ProcessFunctionOperator(F function, @Nullable KeyedStates<Object> keyed, OperatorContext context) {
        this.keyed = keyed;
        this.collector = new TimestampingCollector<>((Receiver<O>) (Receiver<?>) context.output());
        this.failures = context.failures();
        this.sides = new SideOutputs(context);
        this.time = keyed == null
                ? new NoTimers(context.host())
                : new KeyedTimeService(context, (_, due) -> fire(due, TimeDomain.PROCESSING_TIME));
        this.function = context.function(function);
    }

    /// Passes a timer to the function.
    abstract void onTimer(long timestamp) throws Exception;

    /// Returns the description of a timer for failures.
    String describe(long timer) {
        return "at the timer " + timer;
    }

    /// Fires the event-time timers up to a watermark. Call this method before the watermark is forwarded, because the
    /// timers may emit records at or before the watermark.
    final void fireUntil(long watermark) {
        time.advanceWatermark(watermark, (_, due) -> fire(due, TimeDomain.EVENT_TIME));
    }

    /// Fires all timers of the current key in batch mode.
    final void fireRest() {
        time.endOfKey((_, due) -> fire(due, TimeDomain.EVENT_TIME));
    }

    private void fire(long due, TimeDomain dueDomain) {
        timestamp = due;
        domain = dueDomain;
        // Records that a processing-time timer emits have no event-time timestamp.
        collector.at(dueDomain == TimeDomain.EVENT_TIME ? due : Batch.NO_TIMESTAMP);
        try {
            onTimer(due);
        } catch (Throwable thrown) {
            throw failures.during(thrown, describe(due));
        }
    }

    /// Returns the collector for the results of a record. Called at the start of each record.
    final TimestampingCollector<O> begin(long recordTimestamp) {
        timestamp = recordTimestamp;
        return collector.at(recordTimestamp);
    }

    /// Returns the timestamp of the current record, or null if the record has none.
    final @Nullable Long recordTimestamp() {
        return timestamp == Batch.NO_TIMESTAMP ? null : timestamp;
    }

    /// Returns the timestamp of the current timer.
    final long timerTimestamp() {
        return timestamp;
    }

    /// Returns the time domain of the current timer.
    final TimeDomain timerDomain() {
        return domain;
    }

    /// Emits a record to a side output, with the timestamp of the current record or timer.
    final <X> void emit(OutputTag<X> tag, X value) {
        sides.emit(tag, value, timestamp);
    }

    /// Returns the current key. The input must be keyed.
    @SuppressWarnings("unchecked")
    final <K> K currentKey() {
        return (K) Check.present(keyed, "the keyed state").currentKey();
    }

    @Override
    public final void close() throws Exception {
        UserFunctions.close(function);
    }
}
