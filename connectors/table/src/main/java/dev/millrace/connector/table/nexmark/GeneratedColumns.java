package dev.millrace.connector.table.nexmark;

import dev.millrace.column.BytesColumn;
import dev.millrace.column.BytesColumnBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.LongColumn;
import dev.millrace.table.types.logical.VarCharType;
import java.util.ArrayList;
import java.util.List;

/// Generates the wanted columns of a table, one column after the other. Not thread-safe.
final class GeneratedColumns {
    private final EventBlocks blocks;
    private final NexmarkClock clock;
    private final List<NexmarkField> fields;
    private final TextBuffer text = new TextBuffer();
    private long[] events = {};

    GeneratedColumns(EventBlocks blocks, NexmarkClock clock, List<Integer> columns) {
        this.blocks = blocks;
        this.clock = clock;
        this.fields = columns.stream().map(blocks.table().fields()::get).toList();
    }

    /// Returns the rows of a block.
    ColumnBatch batch(long block) {
        int count = blocks.rows(block);
        if (events.length < count) events = new long[count];
        blocks.table().events(blocks.firstRow(block), count, events);
        List<Column> columns = new ArrayList<>(fields.size());
        for (NexmarkField each : fields) columns.add(column(each, count));
        return ColumnBatch.of(count, columns);
    }

    private Column column(NexmarkField field, int count) {
        return switch (field) {
            case NexmarkField.Number number -> numbers(number.columns(), count);
            case NexmarkField.Time time -> numbers(time.columns(), count);
            case NexmarkField.Text texts -> {
                NexmarkField.TextRanges ranges = texts.ranges();
                yield ranges == null ? texts(texts.texts(), count) : ranges(ranges, count);
            }
        };
    }

    private LongColumn numbers(NexmarkField.NumberColumns numbers, int count) {
        long[] values = new long[count];
        numbers.fill(events, count, clock, values);
        return new LongColumn(values, count, null);
    }

    private BytesColumn ranges(NexmarkField.TextRanges ranges, int count) {
        int[] starts = new int[count];
        int[] ends = new int[count];
        ranges.fill(events, count, starts, ends);
        return new BytesColumn(ranges.array(), starts, ends, count, null);
    }

    private Column texts(NexmarkField.Texts texts, int count) {
        BytesColumnBuilder builder = (BytesColumnBuilder) ColumnBuilder.of(VarCharType.STRING_TYPE, count);
        for (int i = 0; i < count; i++) {
            texts.put(events[i], text);
            builder.append(text.array(), text.start(), text.length());
        }
        return builder.build();
    }
}
