package dev.millrace.sql.stream.process;

import dev.millrace.table.functions.ProcessTableFunction;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Shows times to a function in the class that it wants.
///
/// @param <T> the class of times
final class ConvertedTimes<T> implements ProcessTableFunction.TimeContext<T> {
    private final CallContext call;
    private final Function<Long, T> toExternal;
    private final ToLongFunction<T> toMillis;

    private ConvertedTimes(CallContext call, Function<Long, T> toExternal, ToLongFunction<T> toMillis) {
        this.call = call;
        this.toExternal = toExternal;
        this.toMillis = toMillis;
    }

    /// Returns the times in a class.
    @SuppressWarnings("unchecked")
    static <T> ConvertedTimes<T> of(CallContext call, Class<T> type) {
        ConvertedTimes<?> found;
        if (type == Long.class) {
            found = new ConvertedTimes<Long>(call, time -> time, Long::longValue);
        } else if (type == Instant.class) {
            found = new ConvertedTimes<>(call, Instant::ofEpochMilli, Instant::toEpochMilli);
        } else if (type == LocalDateTime.class) {
            found = new ConvertedTimes<>(
                    call,
                    time -> LocalDateTime.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC),
                    time -> time.toInstant(ZoneOffset.UTC).toEpochMilli());
        } else {
            throw ProcessFaults.CALL
                    .what("A function asks for times of the class %s.", type.getName())
                    .fix("Ask for Long, java.time.Instant or java.time.LocalDateTime.");
        }
        return (ConvertedTimes<T>) found;
    }

    private @Nullable T external(@Nullable Long time) {
        return time == null ? null : toExternal.apply(time);
    }

    @Override
    public @Nullable T time() {
        return external(call.time());
    }

    @Override
    public @Nullable T tableWatermark() {
        return external(call.tableWatermark());
    }

    @Override
    public @Nullable T currentWatermark() {
        return external(call.currentWatermark());
    }

    @Override
    public void registerOnTime(String name, T time) {
        call.timers().register(name, toMillis.applyAsLong(time));
    }

    @Override
    public void registerOnTime(T time) {
        call.timers().register(toMillis.applyAsLong(time));
    }

    @Override
    public void clearTimer(String name) {
        call.timers().clear(name);
    }

    @Override
    public void clearTimer(T time) {
        call.timers().clear(toMillis.applyAsLong(time));
    }

    @Override
    public void clearAllTimers() {
        call.timers().clearAll();
    }
}
