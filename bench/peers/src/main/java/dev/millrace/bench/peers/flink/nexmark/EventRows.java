package dev.millrace.bench.peers.flink.nexmark;

import dev.millrace.bench.nexmark.ResultTally;
import dev.millrace.connector.table.nexmark.EventBlocks;
import dev.millrace.connector.table.nexmark.NexmarkClock;
import dev.millrace.connector.table.nexmark.NexmarkField;
import dev.millrace.connector.table.nexmark.NexmarkTable;
import dev.millrace.connector.table.nexmark.TextBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.TimestampType;
import org.apache.flink.table.types.logical.VarCharType;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/// Generates the rows of blocks. Flink deals contiguous ranges of numbers to its subtasks, so a number is turned into
/// the block that keeps all subtasks together in event time.
final class EventRows implements FlatMapFunction<Long, RowData> {
    private static final long serialVersionUID = 1L;

    private final EventBlocks blocks;
    private final long perSplit;
    private final NexmarkClock clock;
    private final int[] columns;
    private final boolean byRows;
    private transient @Nullable TextBuffer text;

    EventRows(EventBlocks blocks, long perSplit, NexmarkClock clock, int[] columns, boolean byRows) {
        this.blocks = blocks;
        this.perSplit = perSplit;
        this.clock = clock;
        this.columns = columns;
        this.byRows = byRows;
    }

    static RowType rowType(NexmarkTable table, int[] columns) {
        LogicalType[] types = IntStream.of(columns)
                .mapToObj(each -> type(table.fields().get(each)))
                .toArray(LogicalType[]::new);
        return RowType.of(types);
    }

    private static LogicalType type(NexmarkField field) {
        return switch (field) {
            case NexmarkField.Number ignored -> new BigIntType();
            case NexmarkField.Time ignored -> new TimestampType(3);
            case NexmarkField.Text ignored -> VarCharType.STRING_TYPE;
        };
    }

    @Override
    public void flatMap(Long number, Collector<RowData> output) {
        ResultTally.firstEvent();
        long block = number % perSplit * blocks.splits() + number / perSplit;
        NexmarkTable table = blocks.table();
        List<NexmarkField> fields = table.fields();
        long first = blocks.firstRow(block);
        int count = blocks.rows(block);
        for (int row = 0; row < count; row++) {
            long event = table.event(first + row);
            output.collect(byRows ? projected(fields, event) : row(fields, event));
        }
    }

    private GenericRowData row(List<NexmarkField> fields, long event) {
        GenericRowData row = new GenericRowData(columns.length);
        for (int i = 0; i < columns.length; i++) row.setField(i, value(fields.get(columns[i]), event));
        return row;
    }

    private GenericRowData projected(List<NexmarkField> fields, long event) {
        Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) values[i] = value(fields.get(i), event);
        GenericRowData row = new GenericRowData(columns.length);
        for (int i = 0; i < columns.length; i++) row.setField(i, values[columns[i]]);
        return row;
    }

    private Object value(NexmarkField field, long event) {
        if (field instanceof NexmarkField.Number number) return number.numbers().at(event, clock);
        if (field instanceof NexmarkField.Time time)
            return TimestampData.fromEpochMillis(time.numbers().at(event, clock));
        TextBuffer buffer = text == null ? new TextBuffer() : text;
        text = buffer;
        ((NexmarkField.Text) field).texts().put(event, buffer);
        // A text in an array that never changes is not copied.
        return buffer.isShared()
                ? StringData.fromBytes(buffer.array(), buffer.start(), buffer.length())
                : StringData.fromBytes(buffer.bytes());
    }
}
