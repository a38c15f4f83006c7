package dev.millrace.sql.operator.group;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnHashes;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.spill.BatchReader;
import dev.millrace.sql.operator.spill.SpillFile;
import dev.millrace.table.types.logical.RowType;
import org.jspecify.annotations.Nullable;

/// Aggregates rows by key. If the groups need too much memory, their intermediate results go to files, one per part of
/// the keys. In the end each file is aggregated by itself, if necessary in several levels.
final class AggregateOperator implements BatchOperator {
    private static final int PARTS = 16;
    private static final int LEVELS_MAX = 6;

    private final AggregateSpec spec;
    private final OperatorServices services;
    private final RowType partialType;
    private final GroupedAggregates aggregates;
    private @Nullable SpillFile[] parts = new SpillFile[PARTS];
    private boolean isSpilled;

    AggregateOperator(AggregateSpec spec, OperatorServices services) {
        this.spec = spec;
        this.services = services;
        this.partialType = GroupedAggregates.partialType(spec.input(), spec.keys(), spec.calls());
        this.aggregates = new GroupedAggregates(
                spec.input(), spec.keys(), spec.calls(), services.settings().users());
    }

    @Override
    public void process(int input, ColumnBatch batch) {
        if (spec.isMerge()) aggregates.merge(batch);
        else aggregates.add(batch);
        if (isTooLarge(aggregates)) spill(aggregates, parts, 0);
    }

    private boolean isTooLarge(GroupedAggregates groups) {
        return groups.size() > 1 && groups.bytes() > services.settings().memoryBytes();
    }

    /// Moves all intermediate results to the files of their parts.
    private void spill(GroupedAggregates groups, @Nullable SpillFile[] files, int level) {
        isSpilled = true;
        BatchBuilder[] builders = new BatchBuilder[PARTS];
        for (int i = 0; i < PARTS; i++) builders[i] = new BatchBuilder(partialType);
        for (int from = 0; from < groups.size(); from += ColumnBatch.ROWS_MAX) {
            ColumnBatch partials = groups.partials(from, Math.min(from + ColumnBatch.ROWS_MAX, groups.size()));
            for (int row = 0; row < partials.size(); row++) {
                int part = part(groups.hash(from + row), level);
                builders[part].append(partials, row);
                if (builders[part].isFull()) write(files, part, builders[part].build());
            }
        }
        for (int i = 0; i < PARTS; i++) if (!builders[i].isEmpty()) write(files, i, builders[i].build());
        groups.clear();
    }

    private static int part(int hash, int level) {
        return ColumnHashes.mixed(hash + level + 1) & PARTS - 1;
    }

    private void write(@Nullable SpillFile[] files, int part, ColumnBatch batch) {
        SpillFile file = files[part];
        if (file == null) {
            file = services.files().create(partialType);
            files[part] = file;
        }
        file.add(batch);
    }

    @Override
    public void finish() {
        if (!isSpilled) {
            aggregates.addOnlyGroup();
            emit(aggregates);
            return;
        }
        spill(aggregates, parts, 0);
        for (SpillFile each : parts) if (each != null) aggregate(each, 1);
    }

    private void aggregate(SpillFile file, int level) {
        GroupedAggregates groups = new GroupedAggregates(
                spec.input(), spec.keys(), spec.calls(), services.settings().users());
        @Nullable SpillFile[] files = new SpillFile[PARTS];
        boolean isSplit = false;
        BatchReader reader = file.read();
        for (ColumnBatch each = reader.next(); each != null; each = reader.next()) {
            groups.merge(each);
            if (level >= LEVELS_MAX || !isTooLarge(groups)) continue;
            spill(groups, files, level);
            isSplit = true;
        }
        file.delete();
        if (!isSplit) {
            emit(groups);
            return;
        }
        spill(groups, files, level);
        for (SpillFile each : files) if (each != null) aggregate(each, level + 1);
    }

    private void emit(GroupedAggregates groups) {
        for (int from = 0; from < groups.size(); from += ColumnBatch.ROWS_MAX) {
            services.emit(groups.results(from, Math.min(from + ColumnBatch.ROWS_MAX, groups.size())));
        }
        groups.clear();
    }
}
