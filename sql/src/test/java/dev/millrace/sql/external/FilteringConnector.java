package dev.millrace.sql.external;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.ConfigOption;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.connector.Projection;
import dev.millrace.table.connector.ProviderContext;
import dev.millrace.table.connector.source.DataStreamScanProvider;
import dev.millrace.table.connector.source.DynamicTableSource;
import dev.millrace.table.connector.source.ScanTableSource;
import dev.millrace.table.connector.source.abilities.SupportsFilterPushDown;
import dev.millrace.table.connector.source.abilities.SupportsLimitPushDown;
import dev.millrace.table.connector.source.abilities.SupportsProjectionPushDown;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.expressions.CallExpression;
import dev.millrace.table.expressions.FieldReferenceExpression;
import dev.millrace.table.expressions.ResolvedExpression;
import dev.millrace.table.expressions.ValueLiteralExpression;
import dev.millrace.table.factories.DynamicTableSourceFactory;
import dev.millrace.table.functions.BuiltInFunctionDefinitions;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Reads the rows `(1, 'w1')` to `(9, 'w9')` of a table with the columns `id INT, word STRING`. It checks conditions
/// of the form `id > number`, and uses conditions of the form `id < number` without checking each row.
public final class FilteringConnector implements DynamicTableSourceFactory {
    /// Contains the conditions that were offered.
    static final List<String> OFFERED = new CopyOnWriteArrayList<>();

    /// Contains the identifiers of the rows that were read, since it was cleared.
    static final List<Integer> READ = new CopyOnWriteArrayList<>();

    private static final int ROWS = 9;
    private static final DataType FIELDS =
            DataTypes.ROW(DataTypes.FIELD("id", DataTypes.INT()), DataTypes.FIELD("word", DataTypes.STRING()));

    /// Creates the factory.
    public FilteringConnector() {}

    @Override
    public String factoryIdentifier() {
        return "filtering";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }

    @Override
    public DynamicTableSource createDynamicTableSource(Context context) {
        return new Reading();
    }

    private static final class Reading
            implements ScanTableSource, SupportsFilterPushDown, SupportsProjectionPushDown, SupportsLimitPushDown {
        private int above = Integer.MIN_VALUE;
        private int below = Integer.MAX_VALUE;
        private long limit = Long.MAX_VALUE;
        private int[][] projection = {{0}, {1}};

        @Override
        public Result applyFilters(List<ResolvedExpression> filters) {
            List<ResolvedExpression> accepted = new ArrayList<>();
            List<ResolvedExpression> remaining = new ArrayList<>();
            for (ResolvedExpression each : filters) {
                OFFERED.add(each.asSummaryString());
                boolean isAccepted = each instanceof CallExpression call && accept(call);
                if (isAccepted) accepted.add(each);
                boolean isChecked = isAccepted
                        && ((CallExpression) each).getFunctionDefinition() == BuiltInFunctionDefinitions.GREATER_THAN;
                if (!isChecked) remaining.add(each);
            }
            return Result.of(accepted, remaining);
        }

        private boolean accept(CallExpression call) {
            if (call.getResolvedChildren().size() != 2) return false;
            if (!(call.getResolvedChildren().getFirst() instanceof FieldReferenceExpression field)) return false;
            if (!(call.getResolvedChildren().getLast() instanceof ValueLiteralExpression literal)) return false;
            if (!field.getName().equals("id") || field.getFieldIndex() != 0) return false;
            int number = literal.getValueAs(Integer.class).orElseThrow();
            if (call.getFunctionDefinition() == BuiltInFunctionDefinitions.GREATER_THAN) above = number;
            else if (call.getFunctionDefinition() == BuiltInFunctionDefinitions.LESS_THAN) below = number;
            else return false;
            return true;
        }

        @Override
        public boolean supportsNestedProjection() {
            return false;
        }

        @Override
        public void applyProjection(int[][] projectedFields, DataType producedDataType) {
            projection = projectedFields;
        }

        @Override
        public void applyLimit(long newLimit) {
            limit = newLimit;
        }

        @Override
        public ChangelogMode getChangelogMode() {
            return ChangelogMode.insertOnly();
        }

        @Override
        public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
            List<RowData> rows = new ArrayList<>();
            List<Integer> read = new ArrayList<>();
            // The row with the number below is read as well, so that the query has to check it.
            for (int id = 1; id <= ROWS && id <= below && rows.size() < limit; id++) {
                if (id <= above) continue;
                GenericRowData row = new GenericRowData(projection.length);
                for (int i = 0; i < projection.length; i++) {
                    row.setField(i, projection[i][0] == 0 ? (Object) id : StringData.fromString("w" + id));
                }
                rows.add(row);
                read.add(id);
            }
            return new DataStreamScanProvider() {
                @Override
                public DataStream<RowData> produceDataStream(ProviderContext steps, StreamExecutionEnvironment env) {
                    READ.addAll(read);
                    return env.fromData(rows, context.createTypeInformation(produced()));
                }

                @Override
                public boolean isBounded() {
                    return true;
                }
            };
        }

        private DataType produced() {
            return Projection.of(projection).project(FIELDS);
        }

        @Override
        public DynamicTableSource copy() {
            Reading copy = new Reading();
            copy.above = above;
            copy.below = below;
            copy.limit = limit;
            copy.projection = projection;
            return copy;
        }

        @Override
        public String asSummaryString() {
            return "filtering";
        }
    }
}
