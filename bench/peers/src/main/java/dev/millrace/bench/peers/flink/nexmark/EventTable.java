package dev.millrace.bench.peers.flink.nexmark;

import dev.millrace.connector.table.nexmark.EventBlocks;
import dev.millrace.connector.table.nexmark.NexmarkClock;
import dev.millrace.connector.table.nexmark.NexmarkTable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.ProviderContext;
import org.apache.flink.table.connector.source.DataStreamScanProvider;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.abilities.SupportsProjectionPushDown;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;

/// Generates a table of events, with the wanted columns only.
final class EventTable implements ScanTableSource, SupportsProjectionPushDown {
    private static final int BLOCK_ROWS = 1012;

    private final NexmarkTable table;
    private final long events;
    private final NexmarkClock clock;
    private final boolean byRows;
    private int[] columns;

    /// @param byRows whether all columns are generated
    EventTable(NexmarkTable table, long events, NexmarkClock clock, boolean byRows) {
        this.table = table;
        this.events = events;
        this.clock = clock;
        this.byRows = byRows;
        this.columns = IntStream.range(0, table.fields().size()).toArray();
    }

    @Override
    public ChangelogMode getChangelogMode() {
        return ChangelogMode.insertOnly();
    }

    @Override
    public boolean supportsNestedProjection() {
        return false;
    }

    @Override
    public void applyProjection(int[][] projected, DataType producedDataType) {
        columns = Stream.of(projected).mapToInt(each -> each[0]).toArray();
    }

    @Override
    public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
        TypeInformation<RowData> type =
                context.createTypeInformation(org.apache.flink.table.types.utils.TypeConversions.fromLogicalToDataType(
                        EventRows.rowType(table, columns)));
        return new DataStreamScanProvider() {
            @Override
            public DataStream<RowData> produceDataStream(
                    ProviderContext provider, StreamExecutionEnvironment environment) {
                int splits = environment.getParallelism();
                EventBlocks blocks = new EventBlocks(table, events, BLOCK_ROWS, splits);
                long perSplit = Math.ceilDiv(Math.ceilDiv(table.rows(events), BLOCK_ROWS), splits);
                return environment
                        .fromSource(
                                new NumberSequenceSource(0, perSplit * splits - 1),
                                WatermarkStrategy.noWatermarks(),
                                table.title())
                        .flatMap(new EventRows(blocks, perSplit, clock, columns, byRows), type);
            }

            @Override
            public boolean isBounded() {
                return false;
            }
        };
    }

    @Override
    public DynamicTableSource copy() {
        EventTable copy = new EventTable(table, events, clock, byRows);
        copy.columns = columns;
        return copy;
    }

    @Override
    public String asSummaryString() {
        return "nexmark";
    }
}
