package dev.millrace.conformance.program;

import dev.millrace.api.value.Row;
import dev.millrace.table.annotation.ArgumentHint;
import dev.millrace.table.annotation.ArgumentTrait;
import dev.millrace.table.annotation.DataTypeHint;
import dev.millrace.table.annotation.StateHint;
import dev.millrace.table.api.dataview.ListView;
import dev.millrace.table.api.dataview.MapView;
import dev.millrace.table.functions.ProcessTableFunction;

/// Emits the number of rows and the sum of a partition, from states of all kinds. A timer at the end of the input emits
/// the sum again.
@DataTypeHint("ROW<n INT, total INT>")
public final class PersistentSum extends ProcessTableFunction<Row> {
    private static final long serialVersionUID = 1L;

    public void eval(
            Context context,
            @StateHint ListView<Integer> values,
            @StateHint MapView<Integer, Integer> counts,
            @StateHint(type = @DataTypeHint("ROW<total INT>")) Row sum,
            @ArgumentHint(ArgumentTrait.SET_SEMANTIC_TABLE) Row input)
            throws Exception {
        Integer id = input.getFieldAs("id");
        Integer before = sum.getFieldAs("total");
        values.add(id);
        Integer count = counts.get(0);
        counts.put(0, count == null ? 1 : count + 1);
        int total = before == null ? id : before + id;
        sum.setField("total", total);
        int listed = values.getList().stream().mapToInt(each -> each).sum();
        if (listed != total) throw new IllegalStateException(listed + " is not " + total);
        context.timeContext(Long.class).registerOnTime("end", Long.MAX_VALUE);
        collect(Row.of(counts.get(0), total));
    }

    public void onTimer(OnTimerContext context, ListView<Integer> values, MapView<Integer, Integer> counts, Row sum)
            throws Exception {
        collect(Row.of(-counts.get(0), sum.getField("total")));
    }
}
