package dev.millrace.api.source.reader;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.Configuration;

/// Defines the options of readers with fetchers.
public class SourceReaderOptions {
    /// Limits the time in milliseconds that the fetchers of a closed reader have to end. Then they are interrupted.
    public static final ConfigOption<Long> SOURCE_READER_CLOSE_TIMEOUT = ConfigOptions.key(
                    "source.reader.close.timeout")
            .longType()
            .defaultValue(30_000L)
            .withDescription("The time in milliseconds that the fetchers of a closed reader have to end. Then"
                    + " they are interrupted.");

    /// Limits the number of fetched batches that may wait for the reader.
    public static final ConfigOption<Integer> ELEMENT_QUEUE_CAPACITY = ConfigOptions.key(
                    "source.reader.element.queue.capacity")
            .intType()
            .defaultValue(2)
            .withDescription("The number of fetched batches that may wait for the reader.");

    /// The time in milliseconds before fetchers are interrupted.
    public final long sourceReaderCloseTimeout;

    /// The capacity in batches.
    public final int elementQueueCapacity;

    public SourceReaderOptions(Configuration config) {
        this.sourceReaderCloseTimeout = config.get(SOURCE_READER_CLOSE_TIMEOUT);
        this.elementQueueCapacity = config.get(ELEMENT_QUEUE_CAPACITY);
    }
}
