package dev.millrace.sql.external;

import dev.millrace.api.DataStream;
import dev.millrace.api.DataStreamSink;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.connector.ProviderContext;
import dev.millrace.table.connector.RowLevelModificationScanContext;
import dev.millrace.table.connector.sink.DataStreamSinkProvider;
import dev.millrace.table.connector.sink.DynamicTableSink;
import dev.millrace.table.connector.sink.abilities.SupportsDeletePushDown;
import dev.millrace.table.connector.sink.abilities.SupportsRowLevelDelete;
import dev.millrace.table.connector.sink.abilities.SupportsRowLevelUpdate;
import dev.millrace.table.connector.sink.abilities.SupportsTruncate;
import dev.millrace.table.connector.source.DataStreamScanProvider;
import dev.millrace.table.connector.source.DynamicTableSource;
import dev.millrace.table.connector.source.ScanTableSource;
import dev.millrace.table.connector.source.abilities.SupportsRowLevelModificationScan;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.expressions.ResolvedExpression;
import dev.millrace.table.factories.DynamicTableSinkFactory;
import dev.millrace.table.factories.DynamicTableSourceFactory;
import dev.millrace.table.factories.FactoryUtil;
import dev.millrace.table.schema.Column;
import dev.millrace.table.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps the rows of a table with the columns `id INT, name STRING, amount BIGINT` in memory. DELETE and UPDATE record
/// the rows that the sink gets.
///
/// The option `mode` says what the sink can do: `changed` wants the changed rows, `whole` all rows that the table then
/// has, `keys` only the column `id` of deleted rows, and `push` deletes rows by conditions on its own.
public final class LedgerConnector implements DynamicTableSourceFactory, DynamicTableSinkFactory {
    /// Contains the rows, which bars separate.
    static final List<String> ROWS = new CopyOnWriteArrayList<>();

    /// Contains the rows that the sink got, with their kinds.
    static final List<String> WRITTEN = new CopyOnWriteArrayList<>();

    /// Contains what the planner told the connector.
    static final List<String> TOLD = new CopyOnWriteArrayList<>();

    private static final ConfigOption<String> MODE =
            ConfigOptions.key("mode").stringType().defaultValue("changed");

    /// Creates the factory.
    public LedgerConnector() {}

    @Override
    public String factoryIdentifier() {
        return "ledger";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(MODE);
    }

    @Override
    public DynamicTableSource createDynamicTableSource(Context context) {
        return new Reading();
    }

    @Override
    public DynamicTableSink createDynamicTableSink(Context context) {
        DataType type = context.getPhysicalRowDataType();
        String mode =
                FactoryUtil.createTableFactoryHelper(this, context).getOptions().get(MODE);
        List<Column> columns = context.getCatalogTable().getResolvedSchema().getColumns();
        return mode.equals("push") ? new Pushing() : new Changing(mode, type, columns);
    }

    private static final class Reading implements ScanTableSource, SupportsRowLevelModificationScan {
        private record Note(String text) implements RowLevelModificationScanContext {
            @Override
            public String toString() {
                return text;
            }
        }

        @Override
        public RowLevelModificationScanContext applyRowLevelModificationScan(
                RowLevelModificationType type, RowLevelModificationScanContext previous) {
            return new Note("read for " + type);
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
                    List<RowData> rows = new ArrayList<>();
                    for (String each : ROWS) {
                        String[] parts = each.split("\\|");
                        rows.add(GenericRowData.of(
                                Integer.valueOf(parts[0]),
                                StringData.fromString(parts[1]),
                                parts[2].equals("-") ? null : Long.valueOf(parts[2])));
                    }
                    return environment.fromData(rows, TypeInformation.of(RowData.class));
                }

                @Override
                public boolean isBounded() {
                    return true;
                }
            };
        }

        @Override
        public DynamicTableSource copy() {
            return new Reading();
        }

        @Override
        public String asSummaryString() {
            return "ledger";
        }
    }

    private static final class Changing
            implements DynamicTableSink, SupportsRowLevelDelete, SupportsRowLevelUpdate, SupportsTruncate {
        private final String mode;
        private final DataType type;
        private final List<Column> columns;

        Changing(String mode, DataType type, List<Column> columns) {
            this.mode = mode;
            this.type = type;
            this.columns = columns;
        }

        @Override
        public RowLevelDeleteInfo applyRowLevelDelete(RowLevelModificationScanContext context) {
            TOLD.add("delete, " + context);
            return new RowLevelDeleteInfo() {
                @Override
                public Optional<List<Column>> requiredColumns() {
                    return mode.equals("keys") ? Optional.of(List.of(columns.get(0))) : Optional.empty();
                }

                @Override
                public RowLevelDeleteMode getRowLevelDeleteMode() {
                    return mode.equals("whole") ? RowLevelDeleteMode.REMAINING_ROWS : RowLevelDeleteMode.DELETED_ROWS;
                }
            };
        }

        @Override
        public RowLevelUpdateInfo applyRowLevelUpdate(
                List<Column> updatedColumns, RowLevelModificationScanContext context) {
            TOLD.add("update " + updatedColumns.stream().map(Column::getName).toList() + ", " + context);
            return new RowLevelUpdateInfo() {
                @Override
                public RowLevelUpdateMode getRowLevelUpdateMode() {
                    return mode.equals("whole") ? RowLevelUpdateMode.ALL_ROWS : RowLevelUpdateMode.UPDATED_ROWS;
                }
            };
        }

        @Override
        public void executeTruncation() {
            ROWS.clear();
        }

        @Override
        public ChangelogMode getChangelogMode(ChangelogMode requestedMode) {
            return requestedMode;
        }

        @Override
        public SinkRuntimeProvider getSinkRuntimeProvider(Context context) {
            boolean hasKeysOnly = mode.equals("keys");
            var converter = hasKeysOnly ? null : context.createDataStructureConverter(type);
            return new DataStreamSinkProvider() {
                @Override
                public DataStreamSink<?> consumeDataStream(ProviderContext provider, DataStream<RowData> rows) {
                    return rows.map(row -> text(row, converter == null ? row.getInt(0) : converter.toExternal(row)))
                            .returns(String.class)
                            .addSink(new Recording());
                }
            };
        }

        private static String text(RowData row, Object content) {
            return content instanceof Integer number
                    ? row.getRowKind().shortString() + "[" + number + "]"
                    : content.toString();
        }

        @Override
        public DynamicTableSink copy() {
            return new Changing(mode, type, columns);
        }

        @Override
        public String asSummaryString() {
            return "ledger";
        }
    }

    private static final class Recording implements dev.millrace.api.sink.legacy.SinkFunction<String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void invoke(String value, Context context) {
            WRITTEN.add(value);
        }
    }

    private static final class Pushing implements DynamicTableSink, SupportsDeletePushDown {
        private List<String> filters = List.of();

        @Override
        public boolean applyDeleteFilters(List<ResolvedExpression> given) {
            filters = given.stream().map(ResolvedExpression::asSummaryString).toList();
            return filters.size() < 3;
        }

        @Override
        public Optional<Long> executeDeletion() {
            TOLD.add("deleted by " + filters);
            return filters.isEmpty() ? Optional.empty() : Optional.of(7L);
        }

        @Override
        public ChangelogMode getChangelogMode(ChangelogMode requestedMode) {
            return ChangelogMode.insertOnly();
        }

        @Override
        public SinkRuntimeProvider getSinkRuntimeProvider(Context context) {
            throw new UnsupportedOperationException("This sink writes nothing.");
        }

        @Override
        public DynamicTableSink copy() {
            return new Pushing();
        }

        @Override
        public String asSummaryString() {
            return "ledger";
        }
    }
}
