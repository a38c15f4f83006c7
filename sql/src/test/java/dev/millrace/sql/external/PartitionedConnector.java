package dev.millrace.sql.external;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.connector.ProviderContext;
import dev.millrace.table.connector.source.DataStreamScanProvider;
import dev.millrace.table.connector.source.DynamicTableSource;
import dev.millrace.table.connector.source.ScanTableSource;
import dev.millrace.table.connector.source.abilities.SupportsPartitionPushDown;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.factories.DynamicTableSourceFactory;
import dev.millrace.table.factories.FactoryUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Reads one row per partition of a table with the columns `n INT, day DATE, hour INT`. The partitions are given as
/// text, such as `2026-11-27/5`. The row of a partition has its place in the list as number.
public final class PartitionedConnector implements DynamicTableSourceFactory {
    /// Contains the partitions that the connector has.
    static final List<String> PARTITIONS = new CopyOnWriteArrayList<>();

    /// Contains the partitions that were read, since it was cleared.
    static final List<String> READ = new CopyOnWriteArrayList<>();

    private static final ConfigOption<Boolean> LISTS =
            ConfigOptions.key("lists").booleanType().defaultValue(true);

    /// Creates the factory.
    public PartitionedConnector() {}

    @Override
    public String factoryIdentifier() {
        return "partitioned";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(LISTS);
    }

    @Override
    public DynamicTableSource createDynamicTableSource(Context context) {
        FactoryUtil.TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
        helper.validate();
        return new Reading(helper.getOptions().get(LISTS), null);
    }

    static Map<String, String> values(String partition) {
        String[] parts = partition.split("/");
        return Map.of("day", parts[0], "hour", parts[1]);
    }

    private static final class Reading implements ScanTableSource, SupportsPartitionPushDown {
        private final boolean lists;
        private List<Map<String, String>> wanted;

        Reading(boolean lists, List<Map<String, String>> wanted) {
            this.lists = lists;
            this.wanted = wanted;
        }

        @Override
        public Optional<List<Map<String, String>>> listPartitions() {
            return lists
                    ? Optional.of(PARTITIONS.stream()
                            .map(PartitionedConnector::values)
                            .toList())
                    : Optional.empty();
        }

        @Override
        public void applyPartitions(List<Map<String, String>> remainingPartitions) {
            wanted = remainingPartitions;
        }

        @Override
        public ChangelogMode getChangelogMode() {
            return ChangelogMode.insertOnly();
        }

        @Override
        public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
            return new DataStreamScanProvider() {
                @Override
                public DataStream<RowData> produceDataStream(
                        ProviderContext provider, StreamExecutionEnvironment environment) {
                    return rows(environment);
                }

                @Override
                public boolean isBounded() {
                    return true;
                }
            };
        }

        private DataStream<RowData> rows(StreamExecutionEnvironment environment) {
            List<RowData> rows = new ArrayList<>();
            for (int i = 0; i < PARTITIONS.size(); i++) {
                String each = PARTITIONS.get(i);
                if (wanted != null && !wanted.contains(values(each))) continue;
                READ.add(each);
                boolean isNull = each.startsWith("__");
                int day = isNull
                        ? 0
                        : (int) java.time.LocalDate.parse(values(each).get("day"))
                                .toEpochDay();
                Integer hour = Integer.valueOf(values(each).get("hour"));
                rows.add(GenericRowData.of(i, isNull ? null : (Object) day, hour));
            }
            return environment.fromData(rows, dev.millrace.api.type.TypeInformation.of(RowData.class));
        }

        @Override
        public DynamicTableSource copy() {
            return new Reading(lists, wanted);
        }

        @Override
        public String asSummaryString() {
            return "partitions";
        }
    }
}
