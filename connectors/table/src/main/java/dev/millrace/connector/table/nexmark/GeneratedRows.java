package dev.millrace.connector.table.nexmark;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import java.util.List;

/// Generates rows as objects with all columns of the table, as a source outside of the engine does, and takes the
/// wanted columns from them. Not thread-safe.
final class GeneratedRows {
    private final EventBlocks blocks;
    private final NexmarkClock clock;
    private final List<NexmarkField> fields;
    private final int[] columns;
    private final BatchBuilder builder;
    private final TextBuffer text = new TextBuffer();

    GeneratedRows(EventBlocks blocks, NexmarkClock clock, List<Integer> columns) {
        this.blocks = blocks;
        this.clock = clock;
        this.fields = blocks.table().fields();
        this.columns = columns.stream().mapToInt(each -> each).toArray();
        this.builder = new BatchBuilder(NexmarkTypes.rowType(fields), blocks.blockRows());
    }

    /// Returns the rows of a block.
    ColumnBatch batch(long block) {
        long first = blocks.firstRow(block);
        int count = blocks.rows(block);
        for (int i = 0; i < count; i++) builder.append(row(blocks.table().event(first + i)));
        return builder.build().project(columns);
    }

    private GenericRowData row(long event) {
        GenericRowData row = new GenericRowData(fields.size());
        for (int i = 0; i < fields.size(); i++) row.setField(i, value(fields.get(i), event));
        return row;
    }

    private Object value(NexmarkField field, long event) {
        return switch (field) {
            case NexmarkField.Number number -> number.numbers().at(event, clock);
            case NexmarkField.Time time ->
                TimestampData.fromEpochMillis(time.numbers().at(event, clock));
            case NexmarkField.Text texts -> {
                texts.texts().put(event, text);
                yield StringData.fromBytes(text.bytes());
            }
        };
    }
}
