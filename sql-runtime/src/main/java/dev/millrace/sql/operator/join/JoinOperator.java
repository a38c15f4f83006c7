package dev.millrace.sql.operator.join;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.spill.BatchReader;
import dev.millrace.sql.operator.spill.BatchStore;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Joins two inputs. Left rows wait until the right input has ended. If the right rows need too much memory, both
/// inputs go to files, one per part of the keys, and the parts are joined one after the other.
final class JoinOperator implements BatchOperator {
    private final JoinSpec spec;
    private final OperatorServices services;
    private final long memoryBytes;
    private final JoinProbe probe;
    private final BatchStore waiting;
    private JoinTable table;
    private @Nullable JoinParts rightParts;
    private @Nullable JoinParts leftParts;
    private boolean isBuilt;

    JoinOperator(JoinSpec spec, OperatorServices services) {
        this.spec = spec;
        this.services = services;
        this.memoryBytes = services.settings().memoryBytes();
        this.probe = new JoinProbe(spec, services);
        this.waiting = new BatchStore(services.files(), spec.left(), memoryBytes / 2);
        this.table = new JoinTable(spec);
    }

    @Override
    public void process(int input, ColumnBatch batch) {
        if (input == 1) addRight(batch);
        else if (isBuilt) addLeft(batch);
        else waiting.add(batch);
    }

    private void addRight(ColumnBatch batch) {
        if (rightParts != null) {
            rightParts.add(batch);
            return;
        }
        table.add(batch);
        if (table.bytes() <= memoryBytes) return;
        JoinParts parts = new JoinParts(services.files(), spec.right(), JoinSpec.indexes(spec.rightKeys()));
        parts.add(table.take());
        rightParts = parts;
    }

    private void addLeft(ColumnBatch batch) {
        if (leftParts != null) {
            leftParts.add(batch);
            return;
        }
        boolean[] matched = new boolean[batch.size()];
        probe.find(table, batch, matched);
        probe.finish(batch, matched);
    }

    @Override
    public void endInput(int input) {
        if (input == 0) return;
        isBuilt = true;
        if (rightParts == null) table.build();
        else leftParts = new JoinParts(services.files(), spec.left(), JoinSpec.indexes(spec.leftKeys()));
        BatchReader reader = waiting.read();
        for (ColumnBatch each = reader.next(); each != null; each = reader.next()) addLeft(each);
        waiting.clear();
    }

    @Override
    public void finish() {
        JoinParts right = rightParts;
        JoinParts left = leftParts;
        if (right == null || left == null) {
            probe.finish(table);
            return;
        }
        for (int part = 0; part < right.count(); part++) join(left, right, part);
    }

    /// Joins a part of both inputs. If the right rows do not fit into memory, the left rows are read several times.
    private void join(JoinParts left, JoinParts right, int part) {
        BitSet matched = new BitSet();
        BatchReader reader = right.read(part);
        ColumnBatch batch = reader.next();
        do {
            table = new JoinTable(spec);
            boolean isFull = false;
            while (batch != null && !isFull) {
                table.add(batch);
                batch = reader.next();
                isFull = table.bytes() > memoryBytes;
            }
            table.build();
            pass(left.read(part), matched, batch == null);
            probe.finish(table);
        } while (batch != null);
        left.delete(part);
        right.delete(part);
    }

    private void pass(BatchReader left, BitSet matchedRows, boolean isLast) {
        int from = 0;
        for (ColumnBatch each = left.next(); each != null; each = left.next()) {
            boolean[] matched = new boolean[each.size()];
            for (int i = 0; i < matched.length; i++) matched[i] = matchedRows.get(from + i);
            probe.find(table, each, matched);
            for (int i = 0; i < matched.length; i++) if (matched[i]) matchedRows.set(from + i);
            if (isLast) probe.finish(each, matched);
            from += each.size();
        }
    }
}
