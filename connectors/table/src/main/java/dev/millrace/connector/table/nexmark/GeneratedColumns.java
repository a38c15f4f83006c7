package dev.millrace.connector.table.nexmark;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.BytesColumnBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.LongColumnBuilder;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Generates the wanted columns of a table, one column after the other. Not thread-safe.
final class GeneratedColumns {
    private final EventBlocks blocks;
    private final NexmarkClock clock;
    private final List<NexmarkField> fields;
    private final RowType rowType;
    private final TextBuffer text = new TextBuffer();

    GeneratedColumns(EventBlocks blocks, NexmarkClock clock, List<Integer> columns) {
        this.blocks = blocks;
        this.clock = clock;
        this.fields = columns.stream().map(blocks.table().fields()::get).toList();
        this.rowType = NexmarkTypes.rowType(fields);
    }

    /// Returns the rows of a block.
    ColumnBatch batch(long block) {
        long first = blocks.firstRow(block);
        int count = blocks.rows(block);
        BatchBuilder builder = new BatchBuilder(rowType, count);
        for (int i = 0; i < fields.size(); i++) {
            ColumnBuilder column = builder.column(i);
            switch (fields.get(i)) {
                case NexmarkField.Number number -> fill((LongColumnBuilder) column, number.numbers(), first, count);
                case NexmarkField.Time time -> fill((LongColumnBuilder) column, time.numbers(), first, count);
                case NexmarkField.Text texts -> fill((BytesColumnBuilder) column, texts.texts(), first, count);
            }
        }
        for (int i = 0; i < count; i++) builder.endRow();
        return builder.build();
    }

    private void fill(LongColumnBuilder column, NexmarkField.Numbers numbers, long first, int count) {
        NexmarkTable table = blocks.table();
        for (long row = first; row < first + count; row++) column.append(numbers.at(table.event(row), clock));
    }

    private void fill(BytesColumnBuilder column, NexmarkField.Texts texts, long first, int count) {
        NexmarkTable table = blocks.table();
        for (long row = first; row < first + count; row++) {
            texts.put(table.event(row), text);
            column.append(text.array(), text.start(), text.length());
        }
    }
}
