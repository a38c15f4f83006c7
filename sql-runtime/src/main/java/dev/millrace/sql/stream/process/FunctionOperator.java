package dev.millrace.sql.stream.process;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.external.ValueConverter;
import dev.millrace.sql.plan.ProcessClause;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.user.FunctionCall;
import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.functions.ProcessTableFunction;
import dev.millrace.table.types.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls a process table function in a subtask.
final class FunctionOperator implements ContinuousOperator {
    private final ContinuousServices services;
    private final List<FunctionTable> tables = new ArrayList<>();
    private final @Nullable SortedTable[] sorted;
    private final FunctionStates states;
    private final EmittedRows rows;
    private final CallContext context;
    private final FunctionMethod eval;
    private final @Nullable FunctionMethod onTimer;
    private final @Nullable PartitionTimers timers;
    private final boolean hasKeys;
    /// The arguments of a call. Those of tables are null.
    private final @Nullable Object[] constants;
    private final int[] places;

    FunctionOperator(ProcessSpec spec, ContinuousServices services) {
        ProcessClause clause = spec.clause();
        UserFunction function = clause.function();
        this.services = services;
        this.hasKeys = clause.isSet();
        List<ProcessClause.Table> declared = clause.tables();
        for (int i = 0; i < declared.size(); i++) {
            tables.add(new FunctionTable(
                    declared.get(i),
                    spec.inputs().get(i),
                    spec.inputModes().get(i).mode()));
        }
        this.sorted = new SortedTable[Math.max(1, tables.size())];
        for (int i = 0; i < tables.size(); i++) {
            int index = i;
            if (declared.get(i).order().isEmpty()) continue;
            sorted[i] = new SortedTable(
                    i, declared.get(i), spec.inputs().get(i), services, (batch, row) -> call(index, batch, row));
        }
        this.states = new FunctionStates(clause.states(), services);
        this.rows = new EmittedRows(spec, services);
        this.context =
                new CallContext(services, tables, states, spec.outputMode().mode());
        ProcessTableFunction<Object> instance = instance(function, services);
        instance.setCollector(rows);
        List<Class<?>> stateClasses = new ArrayList<>();
        for (ProcessClause.State each : clause.states())
            stateClasses.add(each.type().getConversionClass());
        List<Class<?>> classes = new ArrayList<>(stateClasses);
        for (DataType each : function.arguments()) classes.add(each.getConversionClass());
        this.eval = FunctionMethod.find(function, instance, "eval", ProcessTableFunction.Context.class, classes);
        this.onTimer = FunctionMethod.findOrNull(
                function, instance, "onTimer", ProcessTableFunction.OnTimerContext.class, stateClasses);
        boolean passesColumns = declared.stream().anyMatch(ProcessClause.Table::passesColumns);
        this.timers = hasKeys && !passesColumns ? new PartitionTimers(services, this::fire) : null;
        if (timers != null) context.setTimers(timers);
        this.constants = constants(clause, services.operators().interpreter());
        this.places = places(clause);
    }

    @SuppressWarnings("unchecked")
    private static ProcessTableFunction<Object> instance(UserFunction function, ContinuousServices services) {
        return (ProcessTableFunction<Object>)
                services.operators().interpreter().users().instance(function);
    }

    private static @Nullable Object[] constants(ProcessClause clause, Interpreter interpreter) {
        @Nullable Object[] values = new Object[clause.arguments().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (clause.arguments().get(i)) {
                case ProcessClause.Value value ->
                    ValueConverter.of(clause.function().arguments().get(i))
                            .external(interpreter.evaluation(value.operand()).of(new GenericRowData(0)));
                case ProcessClause.Columns columns -> columns.columns();
                case ProcessClause.Table _ -> null;
            };
        }
        return values;
    }

    /// Returns the index of each table among the arguments.
    private static int[] places(ProcessClause clause) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < clause.arguments().size(); i++) {
            if (clause.arguments().get(i) instanceof ProcessClause.Table) places.add(i);
        }
        return places.stream().mapToInt(each -> each).toArray();
    }

    @Override
    public void process(int input, ColumnBatch batch) {
        for (int row = 0; row < batch.size(); row++) {
            if (hasKeys) services.select(tables.get(input).key(batch, row));
            SortedTable waiting = sorted[input];
            if (waiting == null) call(input, batch, row);
            else waiting.add(batch, row);
        }
        rows.emit();
    }

    private void call(int input, ColumnBatch batch, int row) {
        if (tables.isEmpty()) {
            context.beginRow(null, null);
            run(eval, constants.clone());
            return;
        }
        FunctionTable table = tables.get(input);
        Long time = table.time(batch, row);
        if (time == null && table.argument().timeColumn() >= 0) throw withoutTime(table);
        context.beginRow(table, time);
        rows.begin(table.argument().passesColumns() ? EmittedRows.columns(batch, row) : keys(), time);
        @Nullable Object[] arguments = constants.clone();
        arguments[places[input]] = table.external(batch, row);
        run(eval, arguments);
    }

    private EmittedRows.Prefix keys() {
        if (!hasKeys) return (_, _) -> 0;
        FunctionTable first = tables.getFirst();
        PackedRow key = services.currentKey();
        return EmittedRows.keys(key, first.keys(), first.argument().keys().size(), tables.size());
    }

    private static RuntimeException withoutTime(FunctionTable table) {
        return ProcessFaults.CALL
                .what("A row of the table %s has no time.", table.argument().name())
                .why("The column that on_time names is NULL.")
                .fix("Remove such rows with WHERE before the function receives them.");
    }

    private void fire(@Nullable String name, long time) {
        FunctionMethod method = onTimer;
        if (method == null) return;
        context.beginTimer(name, time);
        rows.begin(keys(), time);
        run(method, new Object[0]);
    }

    /// Calls a method.
    ///
    /// @param last the arguments behind the context and the states
    private void run(FunctionMethod method, @Nullable Object[] last) {
        int first = method.hasContext() ? 1 : 0;
        @Nullable Object[] arguments = new Object[first + states.count() + last.length];
        if (method.hasContext()) arguments[0] = context;
        states.before(arguments, first);
        System.arraycopy(last, 0, arguments, first + states.count(), last.length);
        method.call().call(arguments);
        states.after();
    }

    @Override
    public void inputWatermark(int input, long timestamp) {
        if (tables.isEmpty()) return;
        SortedTable waiting = sorted[input];
        if (waiting != null) {
            waiting.advance(timestamp);
            rows.emit();
        }
        tables.get(input).advance(timestamp);
    }

    @Override
    public void timersDue(long timestamp) {
        if (timers == null) return;
        timers.advance(timestamp);
        rows.emit();
    }
}
