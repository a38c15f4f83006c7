package dev.millrace.bench.peers.flink.nexmark;

import dev.millrace.connector.table.nexmark.NexmarkClock;
import dev.millrace.connector.table.nexmark.NexmarkTable;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.factories.FactoryUtil;

/// Creates tables of events with the options of Millrace's connector of the same name.
public final class EventTableFactory implements DynamicTableSourceFactory {
    private static final long START = 1_735_689_600_000L;
    private static final ConfigOption<String> TABLE =
            ConfigOptions.key("nexmark.table").stringType().noDefaultValue();
    private static final ConfigOption<Long> EVENTS =
            ConfigOptions.key("nexmark.events").longType().noDefaultValue();
    private static final ConfigOption<Long> RATE =
            ConfigOptions.key("nexmark.events-per-second").longType().defaultValue(50_000L);
    private static final ConfigOption<Boolean> BY_ROWS =
            ConfigOptions.key("nexmark.by-rows").booleanType().defaultValue(false);

    /// Creates the factory.
    public EventTableFactory() {}

    @Override
    public String factoryIdentifier() {
        return "nexmark";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(TABLE, EVENTS);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(RATE, BY_ROWS);
    }

    @Override
    public DynamicTableSource createDynamicTableSource(Context context) {
        var options = FactoryUtil.createTableFactoryHelper(this, context).getOptions();
        return new EventTable(
                NexmarkTable.named(options.get(TABLE)),
                options.get(EVENTS),
                new NexmarkClock(START, options.get(RATE)),
                options.get(BY_ROWS));
    }
}
