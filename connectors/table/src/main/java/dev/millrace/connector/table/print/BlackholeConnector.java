package dev.millrace.connector.table.print;

import dev.millrace.api.DataStream;
import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.column.ColumnBatch;
import dev.millrace.connector.table.NotReadable;
import dev.millrace.sql.connector.TableConnector;
import dev.millrace.sql.connector.TableDescription;
import dev.millrace.sql.connector.TableSink;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.plan.ChangeKinds;
import java.util.Map;
import java.util.Set;

/// Discards all rows: `'connector' = 'blackhole'`.
public final class BlackholeConnector implements TableConnector {

    /// Creates the connector.
    public BlackholeConnector() {}

    /// Discards rows.
    ///
    /// @param table the name of the table
    private record Discarding(String table) implements TableSink {
        @Override
        public ChangeKinds changes() {
            return ChangeKinds.UPSERTS;
        }

        @Override
        public void write(DataStream<ColumnBatch> rows, boolean overwrite, Map<String, String> staticPartition) {
            rows.sinkTo(new DiscardingSink<>()).name(table);
        }
    }

    @Override
    public String name() {
        return "blackhole";
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
    public TableSource source(TableDescription table) {
        throw NotReadable.read(table, name());
    }

    @Override
    public TableSink sink(TableDescription table) {
        return new Discarding(table.name());
    }
}
