package dev.millrace.sql.stream.process;

import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.functions.ProcessTableFunction;
import dev.millrace.table.types.inference.TableSemantics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives a function access to times, states and tables during a call. Not thread-safe.
final class CallContext implements ProcessTableFunction.OnTimerContext {
    private final ContinuousServices services;
    private final List<FunctionTable> tables;
    private final FunctionStates states;
    private final ChangelogMode mode;
    private @Nullable PartitionTimers timers;
    private @Nullable FunctionTable table;
    private @Nullable Long time;
    private @Nullable String timer;

    CallContext(ContinuousServices services, List<FunctionTable> tables, FunctionStates states, ChangelogMode mode) {
        this.services = services;
        this.tables = tables;
        this.states = states;
        this.mode = mode;
    }

    /// Sets the timers. Without them the call has no partitions, or passes columns that timers do not have.
    void setTimers(PartitionTimers known) {
        timers = known;
    }

    void beginRow(@Nullable FunctionTable current, @Nullable Long timestamp) {
        table = current;
        time = timestamp;
        timer = null;
    }

    void beginTimer(@Nullable String name, long timestamp) {
        table = null;
        time = timestamp;
        timer = name;
    }

    @Nullable
    Long time() {
        return time;
    }

    @Nullable
    Long tableWatermark() {
        return table == null ? null : table.watermark();
    }

    @Nullable
    Long currentWatermark() {
        long watermark = services.watermark();
        return watermark == Long.MIN_VALUE ? null : watermark;
    }

    PartitionTimers timers() {
        PartitionTimers known = timers;
        if (known != null) return known;
        throw ProcessFaults.CALL
                .what("A function uses timers in a call that has none.")
                .why("Timers belong to partitions of a table, and have no row whose columns could be passed through.")
                .fix("Give the function a table with set semantics and without PASS_COLUMNS_THROUGH.");
    }

    @Override
    public <T> ProcessTableFunction.TimeContext<T> timeContext(Class<T> conversionClass) {
        return ConvertedTimes.of(this, conversionClass);
    }

    @Override
    public TableSemantics tableSemanticsFor(String argName) {
        for (FunctionTable each : tables) if (each.argument().name().equals(argName)) return each;
        throw ProcessFaults.CALL
                .what("The function has no table %s.", argName)
                .why(
                        "Its tables are %s.",
                        tables.stream().map(each -> each.argument().name()).toList())
                .fix("Use one of these names.");
    }

    @Override
    public void clearState(String stateName) {
        states.clear(stateName);
    }

    @Override
    public void clearAllState() {
        states.clearAll();
    }

    @Override
    public void clearAllTimers() {
        timers().clearAll();
    }

    @Override
    public void clearAll() {
        states.clearAll();
        if (timers != null) timers.clearAll();
    }

    @Override
    public ChangelogMode getChangelogMode() {
        return mode;
    }

    @Override
    public @Nullable String currentTimer() {
        return timer;
    }
}
