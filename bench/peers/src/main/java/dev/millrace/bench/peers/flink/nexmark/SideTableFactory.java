package dev.millrace.bench.peers.flink.nexmark;

import dev.millrace.bench.nexmark.NexmarkQueries;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.LookupTableSource;
import org.apache.flink.table.connector.source.lookup.LookupFunctionProvider;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.LookupFunction;
import org.jspecify.annotations.Nullable;

/// Creates the side input of q13, which is kept in memory.
public final class SideTableFactory implements DynamicTableSourceFactory {
    /// Creates the factory.
    public SideTableFactory() {}

    @Override
    public String factoryIdentifier() {
        return "nexmark-side";
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
        return new Side();
    }

    private record Side() implements LookupTableSource {
        @Override
        public LookupRuntimeProvider getLookupRuntimeProvider(LookupContext context) {
            return LookupFunctionProvider.of(new Lookup());
        }

        @Override
        public DynamicTableSource copy() {
            return new Side();
        }

        @Override
        public String asSummaryString() {
            return "side";
        }
    }

    /// Finds rows by their identifiers.
    public static final class Lookup extends LookupFunction {
        private static final long serialVersionUID = 1L;
        private transient @Nullable Map<Long, RowData> rows;

        /// Creates the function.
        public Lookup() {}

        @Override
        public void open(FunctionContext context) {
            Map<Long, RowData> all = new HashMap<>();
            for (long id = 0; id < NexmarkQueries.SIDE_ROWS; id++) {
                all.put(id, GenericRowData.of(id, StringData.fromString(NexmarkQueries.sideValue(id))));
            }
            rows = all;
        }

        @Override
        public Collection<RowData> lookup(RowData key) {
            RowData row = Objects.requireNonNull(rows, "open").get(key.getLong(0));
            return row == null ? List.of() : List.of(row);
        }
    }
}
