package dev.millrace.connector.table.file;

import dev.millrace.api.operator.AbstractStreamOperator;
import dev.millrace.api.operator.BoundedOneInput;
import dev.millrace.api.operator.OneInputStreamOperator;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.column.ColumnBatch;
import dev.millrace.connector.table.format.TableFileFormat;
import dev.millrace.sql.connector.TableDescription;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes rows to hidden files, and emits the names of the files at the end of the input.
final class FileWriting extends AbstractStreamOperator<String>
        implements OneInputStreamOperator<ColumnBatch, String>, BoundedOneInput {
    private static final long serialVersionUID = 1L;
    private static final int OPEN_FILES_MAX = 64;

    private final TableDescription table;
    private final WriteTarget target;
    private final PartitionPaths partitions;
    private final long fileBytesMax;
    private final TableFileFormat format;
    private transient @Nullable Map<String, PendingFile> open;
    private transient @Nullable List<String> finished;
    private transient TableFileFormat.@Nullable RowEncoder encoder;
    private transient int @Nullable [] columns;
    private transient RowData.@Nullable FieldGetter @Nullable [] keys;
    private transient int count;

    FileWriting(
            TableDescription table,
            WriteTarget target,
            PartitionPaths partitions,
            long fileBytesMax,
            TableFileFormat format) {
        this.table = table;
        this.target = target;
        this.partitions = partitions;
        this.fileBytesMax = fileBytesMax;
        this.format = format;
    }

    @Override
    public void open() throws Exception {
        super.open();
        open = new LinkedHashMap<>();
        finished = new ArrayList<>();
        RowType rowType = table.rowType();
        List<RowType.RowField> fields = new ArrayList<>();
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < rowType.getFieldCount(); i++) {
            if (table.partitionKeys().contains(rowType.getFieldNames().get(i))) continue;
            fields.add(rowType.getFields().get(i));
            indexes.add(i);
        }
        columns = indexes.stream().mapToInt(each -> each).toArray();
        encoder = format.encoder(new RowType(false, fields));
        keys = new RowData.FieldGetter[partitions.keys().size()];
        for (int i = 0; i < keys.length; i++) {
            int index = rowType.getFieldIndex(partitions.keys().get(i));
            keys[i] = RowData.createFieldGetter(rowType.getTypeAt(index).copy(true), index);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // open() has set the fields
    public void processElement(StreamRecord<ColumnBatch> record) throws Exception {
        ColumnBatch batch = record.getValue();
        PendingFile file = keys.length == 0 && batch.size() > 0 ? file("") : null;
        for (int row = 0; row < batch.size(); row++) {
            if (keys.length > 0) file = file(directory(batch, row));
            encoder.append(batch, row, columns, file.text());
            file.flushIfFull();
        }
        if (file != null && file.bytes() > fileBytesMax) finish(file);
    }

    @SuppressWarnings("NullAway") // open() has set the fields
    private String directory(ColumnBatch batch, int row) {
        RowData data = batch.row(row);
        List<@Nullable Object> values = new ArrayList<>();
        for (RowData.FieldGetter each : keys) values.add(each.getFieldOrNull(data));
        return partitions.directory(values);
    }

    @SuppressWarnings("NullAway") // open() has set the fields
    private PendingFile file(String directory) throws IOException {
        PendingFile known = open.get(directory);
        if (known != null) return known;
        if (open.size() >= OPEN_FILES_MAX) finish(open.values().iterator().next());
        int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        int attempt = getRuntimeContext().getTaskInfo().getAttemptNumber();
        String name = "part-" + target.id() + "-" + attempt + "-task-" + subtask + "-file-" + count++;
        PendingFile file = PendingFile.create(target, directory, directory.isEmpty() ? name : directory + "/" + name);
        open.put(directory, file);
        return file;
    }

    @SuppressWarnings("NullAway") // open() has set the fields
    private void finish(PendingFile file) throws IOException {
        file.finish();
        open.remove(file.directory());
        finished.add(file.name());
    }

    @Override
    @SuppressWarnings("NullAway") // open() has set the fields
    public void endInput() throws Exception {
        for (PendingFile each : List.copyOf(open.values())) finish(each);
        for (String each : finished) output.collect(new StreamRecord<>(each));
    }

    @Override
    public void close() throws Exception {
        if (open != null) for (PendingFile each : open.values()) each.abandon();
        super.close();
    }
}
