package dev.millrace.sql.stream.over;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.operator.over.OverRows;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.SubRows;
import dev.millrace.sql.stream.row.PackedLongs;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import dev.millrace.sql.stream.row.RowPacker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Keeps the earlier rows that frames of later rows may contain. Not thread-safe.
final class KeptRows implements OverComputation {
    private final OverHistory history;
    private final OverRows functions;
    private final RowPacker packer;
    private final BatchBuilder builder;
    private final SubRows<PackedRow> rows;
    private final StoredValue<Long> sequence;

    KeptRows(TimeOverSpec spec, ContinuousServices services) {
        this.history = spec.history();
        this.functions = new OverRows(
                spec.input(), spec.width(), spec.group(), services.operators().interpreter());
        this.packer = RowPacker.ofAll(spec.input());
        this.builder = new BatchBuilder(spec.input());
        this.rows = services.rows("history", PackedRowSerializer.INSTANCE);
        this.sequence = services.value("history.sequence", LongSerializer.INSTANCE);
    }

    private List<PackedRow> ids() {
        List<PackedRow> ids = new ArrayList<>();
        for (Map.Entry<PackedRow, PackedRow> each : rows.entries()) ids.add(each.getKey());
        ids.sort((a, b) -> Long.compare(PackedLongs.at(a, 1), PackedLongs.at(b, 1)));
        return ids;
    }

    @Override
    public List<Column> compute(ColumnBatch batch, long[] times) {
        int known = 0;
        for (PackedRow each : ids()) {
            PackedRow row = rows.find(each);
            if (row == null) continue;
            packer.unpack(row, builder, 0);
            builder.endRow();
            known++;
        }
        for (int row = 0; row < batch.size(); row++) builder.append(batch, row);
        List<Column> all = functions.of(builder.build(), new int[] {0}, 1);
        int[] newRows = new int[batch.size()];
        for (int i = 0; i < newRows.length; i++) newRows[i] = known + i;
        List<Column> results = new ArrayList<>();
        for (Column each : all) results.add(each.select(newRows, newRows.length));
        keep(batch, times);
        return results;
    }

    private void keep(ColumnBatch batch, long[] times) {
        Long last = sequence.read();
        long next = last == null ? 0 : last + 1;
        for (int row = 0; row < batch.size(); row++) {
            rows.put(PackedLongs.of(times[row], next++), packer.pack(batch, row));
        }
        sequence.write(next - 1);
        if (history instanceof OverHistory.LastRows kept) {
            List<PackedRow> ids = ids();
            for (int i = 0; i < ids.size() - kept.count(); i++) rows.remove(ids.get(i));
        } else {
            expire(times[batch.size() - 1]);
        }
    }

    @Override
    public void expire(long time) {
        if (!(history instanceof OverHistory.LastTime kept)) return;
        for (PackedRow each : ids()) if (PackedLongs.at(each, 0) < time - kept.millis()) rows.remove(each);
        if (rows.isEmpty()) sequence.clear();
    }

    @Override
    public boolean hasBounds() {
        return !(history instanceof OverHistory.AllRows);
    }
}
