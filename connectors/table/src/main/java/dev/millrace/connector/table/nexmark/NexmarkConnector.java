package dev.millrace.connector.table.nexmark;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.connector.table.NotReadable;
import dev.millrace.connector.table.TableOptions;
import dev.millrace.sql.connector.TableConnector;
import dev.millrace.sql.connector.TableDescription;
import dev.millrace.sql.connector.TableSink;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.table.types.logical.LogicalType;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/// Generates the events of the Nexmark benchmark: `'connector' = 'nexmark', 'nexmark.table' = 'bid'`. Tables with the
/// same options contain events of the same auction house.
public final class NexmarkConnector implements TableConnector {
    private static final long START = 1_735_689_600_000L;
    private static final int BLOCK_ROWS = 1012;
    private static final Fault COLUMNS =
            new Fault(2977, Category.USER, "a table of Nexmark is declared with other columns");
    private static final ConfigOption<String> TABLE = ConfigOptions.key("nexmark.table")
            .stringType()
            .noDefaultValue()
            .withDescription("The kind of events that are the rows: person, auction or bid.");
    private static final ConfigOption<Long> EVENTS = ConfigOptions.key("nexmark.events")
            .longType()
            .noDefaultValue()
            .withDescription("The number of events of all three kinds. Without it the table has no end.");
    private static final ConfigOption<Long> RATE = ConfigOptions.key("nexmark.events-per-second")
            .longType()
            .defaultValue(50_000L)
            .withDescription("The number of events of all kinds per second of event time.");
    private static final ConfigOption<Integer> BLOCK = ConfigOptions.key("nexmark.block-rows")
            .intType()
            .defaultValue(BLOCK_ROWS)
            .withDescription("The number of rows that are generated together.");
    private static final ConfigOption<Integer> SPLITS = ConfigOptions.key("nexmark.splits")
            .intType()
            .noDefaultValue()
            .withDescription("The number of parts that can be generated in parallel. The default is the parallelism.");
    private static final ConfigOption<Boolean> BY_ROWS = ConfigOptions.key("nexmark.by-rows")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether each row is created as an object with all columns. Otherwise the wanted columns"
                    + " are filled directly.");

    private static final ConfigOption<Long> ROWS_PER_SECOND = ConfigOptions.key("nexmark.rows-per-second")
            .longType()
            .defaultValue(0L)
            .withDescription("The number of rows of all subtasks per second of the wall clock; 0 for no limit.");

    /// Creates the connector.
    public NexmarkConnector() {}

    @Override
    public String name() {
        return "nexmark";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(TABLE);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(EVENTS, RATE, BLOCK, SPLITS, BY_ROWS, ROWS_PER_SECOND);
    }

    @Override
    public TableSource source(TableDescription description) {
        TableOptions options = new TableOptions(description);
        NexmarkTable table = table(options);
        requireColumns(description, table);
        long events = options.optional(EVENTS).orElse(Long.MAX_VALUE);
        if (events < 0) throw options.wrong(EVENTS.key(), "The number is negative.");
        EventBlocks blocks = new EventBlocks(
                table,
                events,
                positive(options, BLOCK, options.value(BLOCK)),
                options.optional(SPLITS)
                        .map(each -> positive(options, SPLITS, each))
                        .orElse(0));
        long rate = positive(options, RATE, options.value(RATE));
        return new NexmarkSource(
                description.name(),
                blocks,
                new NexmarkClock(START, rate),
                options.value(BY_ROWS),
                Math.max(0, options.value(ROWS_PER_SECOND)));
    }

    private static <N extends Number> N positive(TableOptions options, ConfigOption<N> option, N value) {
        if (value.longValue() > 0) return value;
        throw options.wrong(option.key(), "A positive number is expected.");
    }

    private static NexmarkTable table(TableOptions options) {
        try {
            return NexmarkTable.named(options.value(TABLE));
        } catch (NoSuchElementException unknown) {
            throw options.wrong(TABLE.key(), String.valueOf(unknown.getMessage()));
        }
    }

    private static void requireColumns(TableDescription description, NexmarkTable table) {
        List<LogicalType> expected = NexmarkTypes.rowType(table.fields()).getChildren();
        List<LogicalType> declared = description.rowType().getChildren().stream()
                .map(each -> each.copy(true))
                .toList();
        if (declared.equals(expected)) return;
        throw COLUMNS.what("The columns of the table %s are not those of a %s.", description.name(), table.title())
                .fix("Declare the columns: %s.", table.columns());
    }

    @Override
    public TableSink sink(TableDescription table) {
        throw NotReadable.write(table, name());
    }
}
