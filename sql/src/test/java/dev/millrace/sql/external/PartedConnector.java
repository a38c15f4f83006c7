package dev.millrace.sql.external;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.source.legacy.SourceFunction;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.UnregisteredMetricsGroup;
import dev.millrace.api.time.RelativeClock;
import dev.millrace.api.time.SystemClock;
import dev.millrace.api.time.Watermark;
import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkGeneratorSupplier;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.connector.source.DynamicTableSource;
import dev.millrace.table.connector.source.ScanTableSource;
import dev.millrace.table.connector.source.SourceFunctionProvider;
import dev.millrace.table.connector.source.abilities.SupportsSourceWatermark;
import dev.millrace.table.connector.source.abilities.SupportsWatermarkPushDown;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.factories.DynamicTableSourceFactory;
import dev.millrace.table.factories.FactoryUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// Reads rows `(part STRING, millis BIGINT)` of two parts one after the other: all rows of the first part come before
/// those of the second one. It creates watermarks per part, like a source of a topic with two partitions.
///
/// The option `rows` is the number of rows per part, one per second of event time. With `pushes` = false the source
/// cannot create watermarks. With `own` = true it has watermarks of its own, if a table asks for them, and stays open.
/// With `open` = true the source stays open after its last row.
public final class PartedConnector implements DynamicTableSourceFactory {
    private static final ConfigOption<Integer> ROWS =
            ConfigOptions.key("rows").intType().defaultValue(10);
    private static final ConfigOption<Boolean> PUSHES =
            ConfigOptions.key("pushes").booleanType().defaultValue(true);
    private static final ConfigOption<Boolean> OPEN =
            ConfigOptions.key("open").booleanType().defaultValue(false);

    private static final ConfigOption<Boolean> OWN =
            ConfigOptions.key("own").booleanType().defaultValue(false);

    /// Creates the factory.
    public PartedConnector() {}

    @Override
    public String factoryIdentifier() {
        return "parted";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(ROWS, PUSHES, OPEN, OWN);
    }

    @Override
    public DynamicTableSource createDynamicTableSource(Context context) {
        var options = FactoryUtil.createTableFactoryHelper(this, context).getOptions();
        if (options.get(OWN)) return new Owning(options.get(ROWS), null);
        return options.get(PUSHES)
                ? new Pushing(options.get(ROWS), options.get(OPEN), null)
                : new Plain(options.get(ROWS), options.get(OPEN));
    }

    private record Plain(int rows, boolean isOpen) implements ScanTableSource {
        @Override
        public ChangelogMode getChangelogMode() {
            return ChangelogMode.insertOnly();
        }

        @Override
        public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
            return SourceFunctionProvider.of(new Parts(rows, isOpen, null), !isOpen);
        }

        @Override
        public DynamicTableSource copy() {
            return new Plain(rows, isOpen);
        }

        @Override
        public String asSummaryString() {
            return "parts";
        }
    }

    private static final class Pushing implements ScanTableSource, SupportsWatermarkPushDown {
        private final int rows;
        private final boolean isOpen;
        private WatermarkStrategy<RowData> strategy;

        Pushing(int rows, boolean isOpen, WatermarkStrategy<RowData> strategy) {
            this.rows = rows;
            this.isOpen = isOpen;
            this.strategy = strategy;
        }

        @Override
        public void applyWatermark(WatermarkStrategy<RowData> watermarkStrategy) {
            strategy = watermarkStrategy;
        }

        @Override
        public ChangelogMode getChangelogMode() {
            return ChangelogMode.insertOnly();
        }

        @Override
        public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
            return SourceFunctionProvider.of(new Parts(rows, isOpen, strategy), !isOpen);
        }

        @Override
        public DynamicTableSource copy() {
            return new Pushing(rows, isOpen, strategy);
        }

        @Override
        public String asSummaryString() {
            return "parts";
        }
    }

    private static final class Owning implements ScanTableSource, SupportsSourceWatermark {
        private final int rows;
        private WatermarkStrategy<RowData> strategy;

        Owning(int rows, WatermarkStrategy<RowData> strategy) {
            this.rows = rows;
            this.strategy = strategy;
        }

        @Override
        public void applySourceWatermark() {
            strategy = WatermarkStrategy.forGenerator(_ -> new ByMillis());
        }

        @Override
        public ChangelogMode getChangelogMode() {
            return ChangelogMode.insertOnly();
        }

        @Override
        public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
            return SourceFunctionProvider.of(new Parts(rows, true, strategy), false);
        }

        @Override
        public DynamicTableSource copy() {
            return new Owning(rows, strategy);
        }

        @Override
        public String asSummaryString() {
            return "parts";
        }
    }

    private static final class ByMillis implements WatermarkGenerator<RowData> {
        @Override
        public void onEvent(RowData row, long eventTimestamp, WatermarkOutput output) {
            output.emitWatermark(new Watermark(row.getLong(1) - 1000));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }

    private static final class Parts implements SourceFunction<RowData> {
        private static final long serialVersionUID = 1L;
        private static final List<String> NAMES = List.of("first", "second");

        private final int rows;
        private final boolean isOpen;
        private final WatermarkStrategy<RowData> strategy;
        private transient volatile CountDownLatch cancelled;

        Parts(int rows, boolean isOpen, WatermarkStrategy<RowData> strategy) {
            this.rows = rows;
            this.isOpen = isOpen;
            this.strategy = strategy;
        }

        @Override
        public void run(SourceContext<RowData> context) throws Exception {
            cancelled = new CountDownLatch(1);
            List<Part> parts = new ArrayList<>();
            if (strategy != null)
                for (String _ : NAMES) parts.add(new Part(strategy.createWatermarkGenerator(new Services())));
            for (int i = 0; i < NAMES.size(); i++) {
                for (int row = 0; row < rows; row++) {
                    RowData data = GenericRowData.of(StringData.fromString(NAMES.get(i)), row * 1000L);
                    context.collect(data);
                    if (parts.isEmpty()) continue;
                    parts.get(i).generator.onEvent(data, Long.MIN_VALUE, parts.get(i));
                    parts.get(i).generator.onPeriodicEmit(parts.get(i));
                    long lowest = Math.min(parts.get(0).watermark, parts.get(1).watermark);
                    if (lowest > Long.MIN_VALUE)
                        context.emitWatermark(new dev.millrace.api.time.stream.Watermark(lowest));
                }
            }
            if (isOpen) cancelled.await();
        }

        @Override
        public void cancel() {
            CountDownLatch latch = cancelled;
            if (latch != null) latch.countDown();
        }
    }

    private static final class Services implements WatermarkGeneratorSupplier.Context {
        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public RelativeClock getInputActivityClock() {
            return SystemClock.getInstance();
        }
    }

    private static final class Part implements WatermarkOutput {
        private final WatermarkGenerator<RowData> generator;
        private long watermark = Long.MIN_VALUE;

        Part(WatermarkGenerator<RowData> generator) {
            this.generator = generator;
        }

        @Override
        public void emitWatermark(Watermark emitted) {
            watermark = emitted.getTimestamp();
        }

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}
    }
}
