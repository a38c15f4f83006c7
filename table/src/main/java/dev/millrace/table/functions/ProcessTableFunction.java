package dev.millrace.table.functions;

import dev.millrace.api.util.Collector;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.types.DataTypeFactory;
import dev.millrace.table.types.extraction.FunctionExtraction;
import dev.millrace.table.types.extraction.FunctionShape;
import dev.millrace.table.types.inference.FunctionKind;
import dev.millrace.table.types.inference.TableSemantics;
import dev.millrace.table.types.inference.TypeInference;
import org.jspecify.annotations.Nullable;

/// Processes the rows of tables one by one, by a public method `eval` that calls `collect`. It may keep state and
/// register timers for each partition of its tables, and handles timers in a public method `onTimer`.
///
/// @param <T> the class of the rows that the function emits
public abstract class ProcessTableFunction<T> extends UserDefinedFunction {
    private static final long serialVersionUID = 1L;

    private transient @Nullable Collector<T> collector;

    /// Creates the function.
    public ProcessTableFunction() {}

    /// Sets where rows go. Called by the engine before `open`.
    public final void setCollector(Collector<T> collector) {
        this.collector = collector;
    }

    /// Emits a row.
    protected final void collect(T row) {
        Collector<T> known = collector;
        if (known == null)
            throw new ValidationException("A process table function emits rows only while it is called.");
        known.collect(row);
    }

    @Override
    public final FunctionKind getKind() {
        return FunctionKind.PROCESS_TABLE;
    }

    @Override
    public TypeInference getTypeInference(DataTypeFactory typeFactory) {
        return FunctionExtraction.of(
                getClass(), FunctionShape.process(ProcessTableFunction.class), FunctionKind.PROCESS_TABLE);
    }

    /// Gives access to times, states and tables during a call. A method `eval` may have it as its first parameter.
    public interface Context {

        /// Returns the clock of event time and the timers of the current partition.
        ///
        /// @param conversionClass `Long` for milliseconds, `Instant`, or `LocalDateTime` in UTC
        <TimeType> TimeContext<TimeType> timeContext(Class<TimeType> conversionClass);

        /// Returns the description of an argument that is a table.
        TableSemantics tableSemanticsFor(String argName);

        /// Drops a state of the current partition, after the call has ended.
        void clearState(String stateName);

        /// Drops all states of the current partition, after the call has ended.
        void clearAllState();

        /// Removes all timers of the current partition.
        void clearAllTimers();

        /// Drops all states and timers of the current partition.
        void clearAll();

        /// Returns the kinds of changes that the function must emit.
        ChangelogMode getChangelogMode();
    }

    /// Is the clock of event time and the timers of the current partition.
    ///
    /// @param <TimeType> the class of times
    public interface TimeContext<TimeType> {

        /// Returns the time of the current row or timer; null if the call names no column with a time.
        @Nullable
        TimeType time();

        /// Returns the watermark of the table of the current row; null before the first one and in `onTimer`.
        @Nullable
        TimeType tableWatermark();

        /// Returns the lowest watermark of all tables; null before the first one.
        @Nullable
        TimeType currentWatermark();

        /// Calls `onTimer` when the watermark reaches a time. A timer replaces the one with the same name.
        void registerOnTime(String name, TimeType time);

        /// Calls `onTimer` when the watermark reaches a time. The timer has no name.
        void registerOnTime(TimeType time);

        /// Removes the timer with a name.
        void clearTimer(String name);

        /// Removes the timer without a name at a time.
        void clearTimer(TimeType time);

        /// Removes all timers of the current partition.
        void clearAllTimers();
    }

    /// Gives access to times, states and tables while `onTimer` handles a timer.
    public interface OnTimerContext extends Context {

        /// Returns the name of the timer; null if it has none.
        @Nullable
        String currentTimer();
    }
}
