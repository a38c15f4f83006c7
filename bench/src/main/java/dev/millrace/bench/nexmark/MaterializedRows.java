package dev.millrace.bench.nexmark;

import dev.millrace.api.DataStream;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.value.RowKind;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.connector.TableSink;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.sql.print.RowTexts;
import dev.millrace.table.types.logical.RowType;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Is a sink in this process that applies changes to rows as texts. The values of a row are separated by bars.
public final class MaterializedRows implements TableSink, AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Map<Long, Map<String, Integer>> ROWS = new ConcurrentHashMap<>();

    private static final Map<Long, Waiting> WAITING = new ConcurrentHashMap<>();

    private final long number = NUMBERS.incrementAndGet();
    private final RowType rowType;

    /// Creates a sink without rows.
    public MaterializedRows(RowType rowType) {
        this.rowType = rowType;
        ROWS.put(number, new ConcurrentHashMap<>());
    }

    /// Returns the number of each row. A row that was taken back but not inserted has a negative number.
    public Map<String, Integer> rows() {
        return Map.copyOf(ROWS.getOrDefault(number, Map.of()));
    }

    /// Returns a future that ends when the sink has received some further changes.
    public CompletableFuture<Void> received(int changes) {
        Waiting waiting = new Waiting(new AtomicInteger(changes), new CompletableFuture<>());
        WAITING.put(number, waiting);
        return waiting.end;
    }

    private record Waiting(AtomicInteger left, CompletableFuture<Void> end) {
        void count(int changes) {
            if (left.addAndGet(-changes) <= 0) end.complete(null);
        }
    }

    /// Returns up to ten differences from the expected rows.
    public List<String> differences(List<String> expected) {
        Map<String, Integer> rest = new ConcurrentHashMap<>(rows());
        for (String each : expected) rest.merge(each, -1, MaterializedRows::sum);
        List<String> differences = new ArrayList<>();
        rest.forEach((row, count) -> differences.add((count > 0 ? "+" : "") + count + " " + row));
        return differences.stream().sorted().limit(10).toList();
    }

    private static @Nullable Integer sum(Integer first, Integer second) {
        int sum = first + second;
        return sum == 0 ? null : sum;
    }

    @Override
    public void write(DataStream<ColumnBatch> rows, boolean overwrite, Map<String, String> staticPartition) {
        rows.map(new Applying(number, rowType), rows.getType()).name("apply").sinkTo(new DiscardingSink<>());
    }

    @Override
    public ChangeKinds changes() {
        return ChangeKinds.ALL;
    }

    /// Drops the rows.
    @Override
    public void close() {
        ROWS.remove(number);
        WAITING.remove(number);
    }

    private static final class Applying implements MapFunction<ColumnBatch, ColumnBatch> {
        private static final long serialVersionUID = 1L;
        private final long number;
        private final RowType rowType;
        private transient @Nullable RowTexts texts;

        Applying(long number, RowType rowType) {
            this.number = number;
            this.rowType = rowType;
        }

        @Override
        public ColumnBatch map(ColumnBatch batch) {
            RowTexts known = texts;
            if (known == null) {
                known = new RowTexts(rowType, ZoneOffset.UTC);
                texts = known;
            }
            Map<String, Integer> rows = ROWS.getOrDefault(number, new ConcurrentHashMap<>());
            for (int i = 0; i < batch.size(); i++) {
                RowKind kind = batch.kind(i);
                int change = kind == RowKind.INSERT || kind == RowKind.UPDATE_AFTER ? 1 : -1;
                rows.merge(String.join("|", known.of(batch.row(i))), change, MaterializedRows::sum);
            }
            Waiting waiting = WAITING.get(number);
            if (waiting != null) waiting.count(batch.size());
            return batch;
        }
    }
}
