package dev.millrace.connector.table.datagen;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.serializer.ColumnBatchType;
import dev.millrace.sql.connector.ScanRequest;
import dev.millrace.sql.connector.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Generates the wanted columns of rows in batches.
///
/// @param table the name of the table
/// @param generators a generator per column
/// @param rows the number of rows; `Long.MAX_VALUE` for an endless table
/// @param rowsPerSecond the speed of an endless table
/// @param parallelism the number of subtasks; 0 for that of the job
record GeneratedSource(String table, List<FieldGenerator> generators, long rows, long rowsPerSecond, int parallelism)
        implements TableSource {

    @Override
    public DataStream<ColumnBatch> read(StreamExecutionEnvironment environment, ScanRequest request) {
        long limit = Math.min(rows, request.limit().orElse(Long.MAX_VALUE));
        List<FieldGenerator> wanted = new ArrayList<>();
        for (int each : request.columns()) wanted.add(generators.get(each));
        boolean isEndless = !isBounded();
        int batchRows =
                isEndless ? (int) Math.clamp(rowsPerSecond / 10, 1, ColumnBatch.ROWS_MAX) : ColumnBatch.ROWS_MAX;
        // The number of a row must not overflow: subtasks other than the first begin in the middle of all numbers.
        long batches = limit == Long.MAX_VALUE ? Long.MAX_VALUE / batchRows : Math.ceilDiv(limit, batchRows);
        ColumnBatchType type = new ColumnBatchType(request.rowType());
        if (batches == 0) return environment.fromData(List.of(), type);
        RateLimiterStrategy rate = isEndless
                ? RateLimiterStrategy.perSecond((double) rowsPerSecond / batchRows)
                : RateLimiterStrategy.noOp();
        DataGeneratorSource<Long> numbers = new DataGeneratorSource<>(each -> each, batches, rate, Types.LONG);
        DataStream<Long> source = environment.fromSource(numbers, WatermarkStrategy.noWatermarks(), table);
        SingleOutputStreamOperator<ColumnBatch> generated =
                source.map(new GeneratedBatches(wanted, request.rowType(), batchRows, limit), type);
        if (parallelism > 0) generated.setParallelism(parallelism);
        return generated;
    }

    @Override
    public OptionalLong rowCount() {
        return isBounded() ? OptionalLong.of(rows) : OptionalLong.empty();
    }

    @Override
    public boolean isBounded() {
        return rows != Long.MAX_VALUE;
    }
}
