package dev.millrace.connector.table.print;

import dev.millrace.api.DataStream;
import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.column.ColumnBatch;
import dev.millrace.connector.table.NotReadable;
import dev.millrace.connector.table.TableOptions;
import dev.millrace.sql.connector.TableConnector;
import dev.millrace.sql.connector.TableDescription;
import dev.millrace.sql.connector.TableSink;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.plan.ChangeKinds;
import java.util.Map;
import java.util.Set;

/// Prints rows as Flink does, for example `+I[1, a]`: `'connector' = 'print'`.
public final class PrintConnector implements TableConnector {
    private static final ConfigOption<String> IDENTIFIER = ConfigOptions.key("print-identifier")
            .stringType()
            .noDefaultValue()
            .withDescription("A text before each row.");
    private static final ConfigOption<Boolean> TO_ERROR = ConfigOptions.key("standard-error")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether rows go to standard error instead of standard output.");
    private static final ConfigOption<Integer> PARALLELISM = ConfigOptions.key("sink.parallelism")
            .intType()
            .noDefaultValue()
            .withDescription("The number of subtasks that print.");

    /// Creates the connector.
    public PrintConnector() {}

    /// Prints rows.
    ///
    /// @param table the table
    /// @param identifier the text before each row; empty for none
    /// @param toError whether rows go to standard error
    /// @param parallelism the number of subtasks that print; 0 for the parallelism of the rows
    private record Printing(TableDescription table, String identifier, boolean toError, int parallelism)
            implements TableSink {
        @Override
        public ChangeKinds changes() {
            return ChangeKinds.ALL;
        }

        @Override
        public void write(DataStream<ColumnBatch> rows, boolean overwrite, Map<String, String> staticPartition) {
            var printed = rows.map(new PrintedRows(table.rowType(), identifier, toError), rows.getType())
                    .name("print " + table.name());
            if (parallelism > 0) printed.setParallelism(parallelism);
            printed.sinkTo(new DiscardingSink<>())
                    .setParallelism(printed.getParallelism())
                    .name(table.name());
        }
    }

    @Override
    public String name() {
        return "print";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(IDENTIFIER, TO_ERROR, PARALLELISM);
    }

    @Override
    public TableSource source(TableDescription table) {
        throw NotReadable.read(table, name());
    }

    @Override
    public TableSink sink(TableDescription table) {
        TableOptions options = new TableOptions(table);
        return new Printing(
                table,
                options.optional(IDENTIFIER).orElse(""),
                options.value(TO_ERROR),
                options.optional(PARALLELISM).orElse(0));
    }
}
