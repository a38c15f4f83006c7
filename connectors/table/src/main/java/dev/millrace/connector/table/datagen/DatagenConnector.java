package dev.millrace.connector.table.datagen;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.connector.table.NotReadable;
import dev.millrace.connector.table.TableOptions;
import dev.millrace.sql.connector.TableConnector;
import dev.millrace.sql.connector.TableDescription;
import dev.millrace.sql.connector.TableSink;
import dev.millrace.sql.connector.TableSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Generates rows with random values or sequences: `'connector' = 'datagen'`.
public final class DatagenConnector implements TableConnector {
    private static final ConfigOption<Long> ROWS_PER_SECOND = ConfigOptions.key("rows-per-second")
            .longType()
            .defaultValue(10_000L)
            .withDescription("The number of rows per second of all subtasks. A table with an end is not slowed down.");
    private static final ConfigOption<Long> ROWS = ConfigOptions.key("number-of-rows")
            .longType()
            .noDefaultValue()
            .withDescription("The number of rows. Without it the table ends with its shortest sequence, or never.");
    private static final ConfigOption<Integer> PARALLELISM = ConfigOptions.key("scan.parallelism")
            .intType()
            .noDefaultValue()
            .withDescription("The number of subtasks that generate rows.");

    /// Creates the connector.
    public DatagenConnector() {}

    @Override
    public String name() {
        return "datagen";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        Set<ConfigOption<?>> options = new LinkedHashSet<>(List.of(ROWS_PER_SECOND, ROWS, PARALLELISM));
        options.addAll(FieldOptions.all());
        return options;
    }

    @Override
    public TableSource source(TableDescription table) {
        TableOptions options = new TableOptions(table);
        List<FieldGenerator> generators = new ArrayList<>();
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < table.rowType().getFieldCount(); i++) {
            FieldGenerator generator = new FieldOptions(
                            options,
                            table.rowType().getFieldNames().get(i),
                            table.rowType().getTypeAt(i))
                    .generator();
            generators.add(generator);
            shortest = Math.min(shortest, generator.rowsMax());
        }
        Optional<Long> given = options.optional(ROWS);
        long rows = Math.min(shortest, given.orElse(Long.MAX_VALUE));
        if (rows < 0) throw options.wrong(ROWS.key(), "The number is negative.");
        return new GeneratedSource(
                table.name(),
                generators,
                rows,
                options.value(ROWS_PER_SECOND),
                options.optional(PARALLELISM).orElse(0));
    }

    @Override
    public TableSink sink(TableDescription table) {
        throw NotReadable.write(table, name());
    }
}
