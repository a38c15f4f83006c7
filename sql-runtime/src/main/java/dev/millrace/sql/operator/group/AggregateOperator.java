package dev.millrace.sql.operator.group;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnHashes;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorFaults;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.aggregate.Aggregators;
import dev.millrace.sql.operator.spill.BatchReader;
import dev.millrace.sql.operator.spill.SpillFile;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Aggregates rows by key. If the groups need too much memory, their intermediate results go to files, one per part of
/// the keys. In the end each file is aggregated by itself, if necessary in several levels. Rows without repetition are
/// found by operators of their own.
final class AggregateOperator implements BatchOperator {
    private static final int PARTS = 16;
    private static final int LEVELS_MAX = 6;
    /// The values of one group may always need this much memory.
    private static final long GROUP_BYTES_MIN = 1 << 20;

    private final AggregateSpec spec;
    private final OperatorServices services;
    private final long memoryBytes;
    private final DistinctCalls distinctCalls;
    private final List<DistinctRows> distinctRows = new ArrayList<>();
    private final RowType partialType;
    private final GroupedAggregates aggregates;
    private @Nullable SpillFile[] parts = new SpillFile[PARTS];
    private boolean isSpilled;

    AggregateOperator(AggregateSpec spec, OperatorServices services) {
        this.spec = spec;
        this.services = services;
        this.distinctCalls = new DistinctCalls(spec.input(), spec.keys(), spec.calls());
        this.memoryBytes =
                services.settings().memoryBytes() / (1 + distinctCalls.sets().size());
        this.aggregates = groups();
        this.partialType = aggregates.partialType();
        for (DistinctCalls.RowSet each : distinctCalls.sets()) {
            distinctRows.add(
                    new DistinctRows(distinctCalls, each, services, rows -> addDistinct(each, rows), memoryBytes));
        }
    }

    private GroupedAggregates groups() {
        return new GroupedAggregates(
                spec.input(),
                spec.keys(),
                spec.calls(),
                distinctCalls.aggregators(services.settings().users()));
    }

    @Override
    public void process(int input, ColumnBatch batch) {
        if (spec.isMerge()) aggregates.merge(batch);
        else aggregates.add(batch, call -> !distinctCalls.isDistinct(call));
        for (DistinctRows each : distinctRows) each.add(batch);
        spillIfTooLarge();
    }

    private void addDistinct(DistinctCalls.RowSet set, ColumnBatch rows) {
        aggregates.addArguments(rows, call -> distinctCalls.reads(call, set));
        spillIfTooLarge();
    }

    private void spillIfTooLarge() {
        if (isTooLarge(aggregates, 0)) spill(aggregates, parts, 0);
    }

    /// Returns whether the groups must move to files.
    private boolean isTooLarge(GroupedAggregates groups, int level) {
        if (groups.bytes() <= memoryBytes) return false;
        if (groups.size() > 1 && level < LEVELS_MAX) return true;
        checkGroup(groups);
        return false;
    }

    private void checkGroup(GroupedAggregates groups) {
        String functions = valueFunctions();
        long limit = Math.max(GROUP_BYTES_MIN, memoryBytes);
        if (functions.isEmpty() || groups.valueBytes() <= limit) return;
        throw OperatorFaults.GROUP
                .what("The values of a group need more than %d KB of memory.", limit >> 10)
                .why("%s needs all values of a group at once.", functions)
                .fix("Set taskmanager.memory.managed.size to more memory, or group by more columns.");
    }

    private String valueFunctions() {
        return spec.calls().stream()
                .filter(Aggregators::keepsValues)
                .map(AggregateCall::function)
                .distinct()
                .collect(Collectors.joining(", "));
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
        for (DistinctRows each : distinctRows) each.finish();
        if (!isSpilled) {
            aggregates.addOnlyGroup();
            emit(aggregates);
            return;
        }
        spill(aggregates, parts, 0);
        for (SpillFile each : parts) if (each != null) aggregate(each, 1);
    }

    private void aggregate(SpillFile file, int level) {
        GroupedAggregates groups = groups();
        @Nullable SpillFile[] files = new SpillFile[PARTS];
        boolean isSplit = false;
        BatchReader reader = file.read();
        for (ColumnBatch each = reader.next(); each != null; each = reader.next()) {
            groups.merge(each);
            if (!isTooLarge(groups, level)) continue;
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
