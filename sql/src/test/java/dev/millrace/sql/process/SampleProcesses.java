package dev.millrace.sql.process;

import dev.millrace.api.value.Row;
import dev.millrace.api.value.RowKind;
import dev.millrace.table.annotation.ArgumentHint;
import dev.millrace.table.annotation.ArgumentTrait;
import dev.millrace.table.annotation.DataTypeHint;
import dev.millrace.table.annotation.StateHint;
import dev.millrace.table.api.dataview.ListView;
import dev.millrace.table.api.dataview.MapView;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.functions.ChangelogFunction;
import dev.millrace.table.functions.ProcessTableFunction;
import dev.millrace.table.types.ColumnList;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Contains process table functions for tests.
public final class SampleProcesses {
    private SampleProcesses() {}

    /// Emits each row as a text, with a factor.
    @DataTypeHint("ROW<shown STRING, product INT>")
    public static final class Show extends ProcessTableFunction<Row> {
        private static final long serialVersionUID = 1L;

        public void eval(@ArgumentHint(ArgumentTrait.ROW_SEMANTIC_TABLE) Row input, @Nullable Integer factor) {
            Integer v = input.getFieldAs("v");
            collect(Row.of(input.getKind().shortString() + " " + v, factor == null ? null : v * factor));
        }
    }

    /// Is the sum of a partition.
    public static final class Sum {
        public int count = 100;
        public int sum;
    }

    /// Counts rows from 100, and sums their values.
    @DataTypeHint("ROW<n INT, total INT>")
    public static final class Running extends ProcessTableFunction<Row> {
        private static final long serialVersionUID = 1L;

        public void eval(
                Context context,
                @StateHint Sum sum,
                @ArgumentHint({ArgumentTrait.SET_SEMANTIC_TABLE, ArgumentTrait.OPTIONAL_PARTITION_BY}) Row input) {
            sum.count++;
            sum.sum += input.<Integer>getFieldAs("v");
            collect(Row.of(sum.count, sum.sum));
            if (sum.count == 103) context.clearState("sum");
        }
    }

    /// Remembers the values of a partition in a list, a map and a row.
    @DataTypeHint("STRING")
    public static final class Remember extends ProcessTableFunction<String> {
        private static final long serialVersionUID = 1L;

        public void eval(
                @StateHint ListView<Integer> values,
                @StateHint MapView<String, Integer> last,
                @StateHint(type = @DataTypeHint("ROW<first INT>")) Row row,
                @ArgumentHint(ArgumentTrait.SET_SEMANTIC_TABLE) Row input)
                throws Exception {
            Integer v = input.getFieldAs("v");
            if (row.getField("first") == null) row.setField("first", v);
            collect(values.getList() + " " + last.get("last") + " " + row.getField("first"));
            values.add(v);
            last.put("last", v);
        }
    }

    /// Registers a timer per row, and one with a name that later rows replace.
    @DataTypeHint("ROW<told STRING>")
    public static final class Alarms extends ProcessTableFunction<Row> {
        private static final long serialVersionUID = 1L;

        public void eval(
                Context context,
                @StateHint(type = @DataTypeHint("ROW<n INT, last TIMESTAMP_LTZ(3)>")) Row rows,
                @ArgumentHint({ArgumentTrait.SET_SEMANTIC_TABLE, ArgumentTrait.REQUIRE_ON_TIME}) Row input) {
            TimeContext<Instant> time = context.timeContext(Instant.class);
            Integer n = rows.getFieldAs("n");
            rows.setField("n", n == null ? 1 : n + 1);
            Instant now = time.time();
            if (now == null) throw new IllegalStateException("A row has no time.");
            Instant last = rows.getFieldAs("last");
            if (last == null || last.isBefore(now)) {
                rows.setField("last", now);
                time.registerOnTime("quiet", now.plusSeconds(10));
            }
            if (Integer.valueOf(3).equals(input.getField("v"))) time.registerOnTime(now.plusSeconds(1));
            collect(Row.of("row " + input.getField("v")));
        }

        public void onTimer(OnTimerContext context, Row rows) {
            collect(Row.of(context.currentTimer() + " after " + rows.getField("n")));
            if (context.currentTimer() != null) context.clearAll();
        }
    }

    /// Keeps the columns of its table.
    public static final class Pass extends ProcessTableFunction<Integer> {
        private static final long serialVersionUID = 1L;

        public void eval(
                @ArgumentHint({ArgumentTrait.ROW_SEMANTIC_TABLE, ArgumentTrait.PASS_COLUMNS_THROUGH}) Row input) {
            collect(input.<Integer>getFieldAs("v") * 10);
        }
    }

    /// Emits the latest value of a partition, as updates.
    @DataTypeHint("ROW<latest INT>")
    public static final class Latest extends ProcessTableFunction<Row> implements ChangelogFunction {
        private static final long serialVersionUID = 1L;

        public void eval(
                @StateHint(type = @DataTypeHint("ROW<seen BOOLEAN>")) Row state,
                @ArgumentHint({ArgumentTrait.SET_SEMANTIC_TABLE, ArgumentTrait.SUPPORT_UPDATES}) Row input) {
            if (input.getKind() == RowKind.UPDATE_BEFORE) return;
            if (input.getKind() == RowKind.DELETE) {
                collect(Row.ofKind(RowKind.DELETE, input.getField("v")));
                state.setField("seen", null);
                return;
            }
            boolean isNew = state.getField("seen") == null;
            collect(Row.ofKind(isNew ? RowKind.INSERT : RowKind.UPDATE_AFTER, input.getField("v")));
            state.setField("seen", true);
        }

        @Override
        public ChangelogMode getChangelogMode(ChangelogContext changelogContext) {
            return ChangelogMode.upsert(false);
        }
    }

    /// Joins the last rows of two tables.
    @DataTypeHint("ROW<pair STRING>")
    public static final class Pairs extends ProcessTableFunction<Row> {
        private static final long serialVersionUID = 1L;

        public void eval(
                @StateHint(type = @DataTypeHint("ROW<l INT, r STRING>")) Row state,
                @ArgumentHint(ArgumentTrait.SET_SEMANTIC_TABLE) @Nullable Row left,
                @ArgumentHint(ArgumentTrait.SET_SEMANTIC_TABLE) @Nullable Row right) {
            if (left != null) state.setField("l", left.getField("v"));
            if (right != null) state.setField("r", right.getField("s"));
            boolean isPair = state.getField("l") != null && state.getField("r") != null;
            if (isPair) collect(Row.of(state.getField("l") + "-" + state.getField("r")));
        }
    }

    /// Emits a deleted row that it has not announced.
    @DataTypeHint("ROW<v INT>")
    public static final class Unannounced extends ProcessTableFunction<Row> {
        private static final long serialVersionUID = 1L;

        public void eval(@ArgumentHint(ArgumentTrait.ROW_SEMANTIC_TABLE) Row input) {
            collect(Row.ofKind(RowKind.DELETE, 1));
        }
    }

    /// Takes no table.
    @DataTypeHint("ROW<s STRING>")
    public static final class Values extends ProcessTableFunction<Row> {
        private static final long serialVersionUID = 1L;

        public void eval(Integer number, @ArgumentHint(isOptional = true) @Nullable ColumnList columns) {
            collect(Row.of(number + " " + columns));
        }
    }
}
