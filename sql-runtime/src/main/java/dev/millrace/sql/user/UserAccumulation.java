package dev.millrace.sql.user;

import dev.millrace.api.util.Collector;
import dev.millrace.sql.external.ValueConverter;
import dev.millrace.sql.function.Casts;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.functions.AggregateFunction;
import dev.millrace.table.functions.ImperativeAggregateFunction;
import dev.millrace.table.functions.TableAggregateFunction;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.lang.invoke.MethodHandle;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Calls the methods of an aggregate function of the program. Not thread-safe.
///
/// The result of a table aggregate function is an array of its rows.
public final class UserAccumulation {
    private final UserFunction function;
    private final ImperativeAggregateFunction<?, ?> instance;
    private final FunctionArguments arguments;
    private final FunctionCall accumulate;
    private final @Nullable FunctionCall retract;
    private final @Nullable FunctionCall merge;
    private final @Nullable FunctionCall emit;
    private final boolean emitsUpdates;
    private final ValueConverter accumulators;
    private final ValueConverter results;
    private final boolean areRows;

    /// Binds the methods of a function.
    ///
    /// @param given the types of the arguments
    public UserAccumulation(UserFunction function, FunctionInstances users, List<LogicalType> given) {
        this.function = function;
        this.instance = (ImperativeAggregateFunction<?, ?>) users.instance(function);
        this.arguments = new FunctionArguments(function, given, new Casts(ZoneOffset.UTC));
        this.accumulators = ValueConverter.of(Objects.requireNonNull(function.accumulator()));
        this.results = ValueConverter.of(function.output());
        Class<?> kept = function.accumulator().getConversionClass();
        List<Class<?>> classes = new ArrayList<>(List.of(kept));
        classes.addAll(FunctionMethods.classes(function.arguments()));
        this.accumulate = new FunctionCall(
                function, "accumulate", FunctionMethods.find(function, instance, "accumulate", classes));
        this.retract = optional("retract", classes);
        this.merge = optional("merge", List.of(kept, List.class));
        boolean isTable = instance instanceof TableAggregateFunction<?, ?>;
        FunctionCall updates = isTable
                ? optional("emitUpdateWithRetract", List.of(kept, TableAggregateFunction.RetractableCollector.class))
                : null;
        FunctionCall all = isTable ? optional("emitValue", List.of(kept, Collector.class)) : null;
        this.emitsUpdates = updates != null && all == null;
        this.emit = all == null ? updates : all;
        this.areRows = function.output().getLogicalType().isAnyOf(LogicalTypeRoot.ROW, LogicalTypeRoot.STRUCTURED_TYPE);
    }

    private @Nullable FunctionCall optional(String name, List<Class<?>> classes) {
        MethodHandle method = FunctionMethods.findOrNull(instance, name, classes);
        return method == null ? null : new FunctionCall(function, name, method);
    }

    /// Returns whether rows can be taken back.
    public boolean canRetract() {
        return retract != null;
    }

    /// Returns whether accumulators can be merged.
    public boolean canMerge() {
        return merge != null;
    }

    /// Returns whether a table aggregate function emits only changed rows.
    public boolean emitsUpdates() {
        return emitsUpdates;
    }

    /// Returns the fault of a function that cannot take rows back.
    public RuntimeException cannotRetract() {
        return UserFaults.METHOD
                .what("The function %s has no method retract, but the query takes rows back.", function.name())
                .why("The class is %s.", instance.getClass().getName())
                .fix("Add a public method retract with the parameters of accumulate.");
    }

    /// Returns an accumulator of no rows.
    public Object create() {
        return Objects.requireNonNull(instance.createAccumulator());
    }

    /// Adds a row to an accumulator.
    ///
    /// @param values the arguments in internal form
    public void accumulate(Object accumulator, @Nullable Object[] values) {
        accumulate.call(all(accumulator, values));
    }

    /// Takes a row back from an accumulator.
    ///
    /// @param values the arguments in internal form
    public void retract(Object accumulator, @Nullable Object[] values) {
        if (retract == null) throw cannotRetract();
        retract.call(all(accumulator, values));
    }

    private @Nullable Object[] all(Object accumulator, @Nullable Object[] values) {
        @Nullable Object[] all = new Object[values.length + 1];
        all[0] = accumulator;
        for (int i = 0; i < values.length; i++) all[i + 1] = arguments.external(i, values[i]);
        return all;
    }

    /// Merges another accumulator into an accumulator.
    public void merge(Object accumulator, Object other) {
        Objects.requireNonNull(merge).call(new Object[] {accumulator, List.of(other)});
    }

    /// Returns an accumulator in internal form.
    public Object stored(Object accumulator) {
        return Objects.requireNonNull(accumulators.internal(accumulator));
    }

    /// Returns the accumulator of an internal form.
    public Object restored(Object stored) {
        return Objects.requireNonNull(accumulators.external(stored));
    }

    /// Returns the result of an accumulator in internal form.
    @SuppressWarnings("unchecked")
    public @Nullable Object result(Object accumulator) {
        if (emit != null) return emitted(accumulator, List.of());
        try {
            return results.internal(((AggregateFunction<Object, Object>) instance).getValue(accumulator));
        } catch (RuntimeException thrown) {
            throw FunctionCall.failed(function, "getValue", new Object[] {accumulator}, thrown);
        }
    }

    /// Returns the rows of a table aggregate function after changes.
    ///
    /// @param before the rows before
    public GenericArrayData emitted(Object accumulator, List<Object> before) {
        Rows rows = new Rows(before);
        Objects.requireNonNull(emit).call(new Object[] {accumulator, rows});
        return new GenericArrayData(rows.rows.toArray());
    }

    /// Collects the rows of a table aggregate function.
    private final class Rows implements TableAggregateFunction.RetractableCollector<Object> {
        private final List<Object> rows;

        Rows(List<Object> before) {
            this.rows = new ArrayList<>(before);
        }

        @Override
        public void collect(Object row) {
            rows.add(converted(row));
        }

        @Override
        public void retract(Object row) {
            rows.remove(converted(row));
        }

        private Object converted(Object row) {
            Object value = results.internal(row);
            return areRows ? Objects.requireNonNull(value) : GenericRowData.of(value);
        }

        @Override
        public void close() {}
    }
}
