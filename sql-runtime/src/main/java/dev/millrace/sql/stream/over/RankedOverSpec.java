package dev.millrace.sql.stream.over;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.value.RowKind;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnOrder;
import dev.millrace.sql.operator.over.OverRows;
import dev.millrace.sql.operator.spill.RowSorter;
import dev.millrace.sql.plan.OverGroup;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.SubRows;
import dev.millrace.sql.stream.row.BatchKeys;
import dev.millrace.sql.stream.row.PackedLongs;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Adds columns that functions compute over the rows of a key in an order that is not that of time. A row may come
/// between earlier ones, whose results then change.
///
/// @param input the type of the rows
/// @param width the number of columns behind which arguments refer to the constants of the group
/// @param group the functions and their window
/// @param rowType the type of the rows with the added columns
public record RankedOverSpec(RowType input, int width, OverGroup group, RowType rowType) implements ContinuousSpec {

    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new RankedOver(this, services);
    }

    private static final class RankedOver implements ContinuousOperator {
        private final ContinuousServices services;
        private final BatchKeys keys;
        private final RowPacker packer;
        private final RowPacker resultPacker;
        private final ColumnOrder order;
        private final OverRows functions;
        private final SubRows<PackedRow> rows;
        private final StoredValue<Long> sequence;
        private final BatchBuilder builder;
        private final BatchBuilder output;

        /// Is a row with its results.
        private record Ranked(PackedRow id, PackedRow row, PackedRow withResults) {}

        RankedOver(RankedOverSpec spec, ContinuousServices services) {
            this.services = services;
            this.keys = new BatchKeys(spec.input, spec.group.keys());
            this.packer = RowPacker.ofAll(spec.input);
            this.resultPacker = RowPacker.ofAll(spec.rowType);
            this.order = RowSorter.orderOf(spec.input, spec.group.order());
            this.functions = new OverRows(
                    spec.input, spec.width, spec.group, services.operators().interpreter());
            this.rows = services.rows("rows", PackedRowSerializer.INSTANCE);
            this.sequence = services.value("sequence", LongSerializer.INSTANCE);
            this.builder = new BatchBuilder(spec.input);
            this.output = new BatchBuilder(spec.rowType);
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            keys.find(batch);
            for (int row = 0; row < batch.size(); row++) {
                services.select(keys.key(keys.number(row)));
                RowKind kind = batch.kind(row);
                PackedRow packed = packer.pack(batch, row);
                if (kind == RowKind.INSERT || kind == RowKind.UPDATE_AFTER) add(kind, packed);
                else remove(packed);
            }
            services.emit(output);
        }

        private void add(RowKind kind, PackedRow row) {
            List<Ranked> before = ranked();
            Long last = sequence.read();
            long next = last == null ? 0 : last + 1;
            sequence.write(next);
            PackedRow id = PackedLongs.of(next);
            rows.put(id, row);
            List<Ranked> after = ranked();
            for (Ranked each : after) if (each.id.equals(id)) emit(kind, each.withResults);
            emitChanges(before, after);
        }

        private void remove(PackedRow row) {
            List<Ranked> before = ranked();
            for (Ranked each : before) {
                if (!each.row.equals(row)) continue;
                rows.remove(each.id);
                emit(RowKind.DELETE, each.withResults);
                emitChanges(before, ranked());
                return;
            }
        }

        /// Emits the changes of rows that are in both lists.
        private void emitChanges(List<Ranked> before, List<Ranked> after) {
            int at = 0;
            for (Ranked each : after) {
                int found = at;
                while (found < before.size() && !before.get(found).id.equals(each.id)) found++;
                if (found == before.size()) continue;
                at = found + 1;
                PackedRow former = before.get(found).withResults;
                if (former.equals(each.withResults)) continue;
                emit(RowKind.UPDATE_BEFORE, former);
                emit(RowKind.UPDATE_AFTER, each.withResults);
            }
        }

        private void emit(RowKind kind, PackedRow row) {
            resultPacker.unpack(row, output, 0);
            output.endRow(kind);
            services.emitIfFull(output);
        }

        /// Returns the rows of the current key in their order, with their results.
        private List<Ranked> ranked() {
            List<PackedRow> ids = new ArrayList<>();
            List<PackedRow> packed = new ArrayList<>();
            for (Map.Entry<PackedRow, PackedRow> each : rows.entries()) {
                ids.add(each.getKey());
                packed.add(each.getValue());
                packer.unpack(each.getValue(), builder, 0);
                builder.endRow();
            }
            ColumnBatch batch = builder.build();
            List<Integer> sorted = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) sorted.add(i);
            sorted.sort((a, b) -> {
                int compared = order.compare(batch, a, batch, b);
                return compared != 0
                        ? compared
                        : Long.compare(PackedLongs.at(ids.get(a), 0), PackedLongs.at(ids.get(b), 0));
            });
            int[] indexes = sorted.stream().mapToInt(each -> each).toArray();
            ColumnBatch rowsInOrder = batch.select(indexes, indexes.length);
            List<Column> results = indexes.length == 0 ? List.of() : functions.of(rowsInOrder, new int[] {0}, 1);
            ColumnBatch all = rowsInOrder.withAppended(results);
            List<Ranked> ranked = new ArrayList<>();
            for (int i = 0; i < indexes.length; i++) {
                ranked.add(new Ranked(ids.get(indexes[i]), packed.get(indexes[i]), resultPacker.pack(all, i)));
            }
            return ranked;
        }
    }
}
