package dev.millrace.table.connector.options;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.DescribedEnum;
import dev.millrace.api.config.MemorySize;
import dev.millrace.api.config.description.InlineElement;
import dev.millrace.api.config.description.TextElement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Defines the options of the connector `filesystem`.
public final class FileSystemConnectorOptions {
    /// Defines `path`.
    public static final ConfigOption<String> PATH =
            ConfigOptions.key("path").stringType().noDefaultValue();

    /// Defines `partition.default-name`.
    public static final ConfigOption<String> PARTITION_DEFAULT_NAME =
            ConfigOptions.key("partition.default-name").stringType().defaultValue("__DEFAULT_PARTITION__");

    /// Defines `source.monitor-interval`.
    public static final ConfigOption<Duration> SOURCE_MONITOR_INTERVAL =
            ConfigOptions.key("source.monitor-interval").durationType().noDefaultValue();

    /// Defines `source.report-statistics`.
    public static final ConfigOption<FileStatisticsType> SOURCE_REPORT_STATISTICS = ConfigOptions.key(
                    "source.report-statistics")
            .enumType(FileStatisticsType.class)
            .defaultValue(FileStatisticsType.ALL);

    /// Defines `source.path.regex-pattern`.
    public static final ConfigOption<String> SOURCE_PATH_REGEX_PATTERN =
            ConfigOptions.key("source.path.regex-pattern").stringType().noDefaultValue();

    /// Defines `sink.rolling-policy.file-size`.
    public static final ConfigOption<MemorySize> SINK_ROLLING_POLICY_FILE_SIZE =
            ConfigOptions.key("sink.rolling-policy.file-size").memoryType().defaultValue(MemorySize.parse("128 mb"));

    /// Defines `sink.rolling-policy.rollover-interval`.
    public static final ConfigOption<Duration> SINK_ROLLING_POLICY_ROLLOVER_INTERVAL = ConfigOptions.key(
                    "sink.rolling-policy.rollover-interval")
            .durationType()
            .defaultValue(Duration.ofMinutes(30));

    /// Defines `sink.rolling-policy.inactivity-interval`.
    public static final ConfigOption<Duration> SINK_ROLLING_POLICY_INACTIVITY_INTERVAL = ConfigOptions.key(
                    "sink.rolling-policy.inactivity-interval")
            .durationType()
            .defaultValue(Duration.ofMinutes(30));

    /// Defines `sink.rolling-policy.check-interval`.
    public static final ConfigOption<Duration> SINK_ROLLING_POLICY_CHECK_INTERVAL = ConfigOptions.key(
                    "sink.rolling-policy.check-interval")
            .durationType()
            .defaultValue(Duration.ofMinutes(1));

    /// Defines `sink.shuffle-by-partition.enable`.
    public static final ConfigOption<Boolean> SINK_SHUFFLE_BY_PARTITION =
            ConfigOptions.key("sink.shuffle-by-partition.enable").booleanType().defaultValue(false);

    /// Defines `partition.time-extractor.kind`.
    public static final ConfigOption<String> PARTITION_TIME_EXTRACTOR_KIND =
            ConfigOptions.key("partition.time-extractor.kind").stringType().defaultValue("default");

    /// Defines `partition.time-extractor.class`.
    public static final ConfigOption<String> PARTITION_TIME_EXTRACTOR_CLASS =
            ConfigOptions.key("partition.time-extractor.class").stringType().noDefaultValue();

    /// Defines `partition.time-extractor.timestamp-formatter`.
    public static final ConfigOption<String> PARTITION_TIME_EXTRACTOR_TIMESTAMP_FORMATTER = ConfigOptions.key(
                    "partition.time-extractor.timestamp-formatter")
            .stringType()
            .noDefaultValue();

    /// Defines `partition.time-extractor.timestamp-pattern`.
    public static final ConfigOption<String> PARTITION_TIME_EXTRACTOR_TIMESTAMP_PATTERN = ConfigOptions.key(
                    "partition.time-extractor.timestamp-pattern")
            .stringType()
            .noDefaultValue();

    /// Defines `sink.partition-commit.trigger`.
    public static final ConfigOption<PartitionCommitTriggerType> SINK_PARTITION_COMMIT_TRIGGER = ConfigOptions.key(
                    "sink.partition-commit.trigger")
            .enumType(PartitionCommitTriggerType.class)
            .defaultValue(PartitionCommitTriggerType.PROCESS_TIME);

    /// Defines `sink.partition-commit.delay`.
    public static final ConfigOption<Duration> SINK_PARTITION_COMMIT_DELAY =
            ConfigOptions.key("sink.partition-commit.delay").durationType().defaultValue(Duration.ZERO);

    /// Defines `sink.partition-commit.watermark-time-zone`.
    public static final ConfigOption<String> SINK_PARTITION_COMMIT_WATERMARK_TIME_ZONE = ConfigOptions.key(
                    "sink.partition-commit.watermark-time-zone")
            .stringType()
            .defaultValue("UTC");

    /// Defines `sink.partition-commit.policy.kind`.
    public static final ConfigOption<String> SINK_PARTITION_COMMIT_POLICY_KIND =
            ConfigOptions.key("sink.partition-commit.policy.kind").stringType().noDefaultValue();

    /// Defines `sink.partition-commit.policy.class`.
    public static final ConfigOption<String> SINK_PARTITION_COMMIT_POLICY_CLASS =
            ConfigOptions.key("sink.partition-commit.policy.class").stringType().noDefaultValue();

    /// Defines `sink.partition-commit.policy.class.parameters`.
    public static final ConfigOption<List<String>> SINK_PARTITION_COMMIT_POLICY_CLASS_PARAMETERS = ConfigOptions.key(
                    "sink.partition-commit.policy.class.parameters")
            .stringType()
            .asList()
            .noDefaultValue();

    /// Defines `sink.partition-commit.success-file.name`.
    public static final ConfigOption<String> SINK_PARTITION_COMMIT_SUCCESS_FILE_NAME = ConfigOptions.key(
                    "sink.partition-commit.success-file.name")
            .stringType()
            .defaultValue("_SUCCESS");

    /// Defines `auto-compaction`.
    public static final ConfigOption<Boolean> AUTO_COMPACTION =
            ConfigOptions.key("auto-compaction").booleanType().defaultValue(false);

    /// Defines `compaction.file-size`.
    public static final ConfigOption<MemorySize> COMPACTION_FILE_SIZE =
            ConfigOptions.key("compaction.file-size").memoryType().noDefaultValue();

    /// Defines `compaction.parallelism`.
    public static final ConfigOption<Integer> COMPACTION_PARALLELISM =
            ConfigOptions.key("compaction.parallelism").intType().noDefaultValue();

    /// Defines `sink.parallelism`.
    public static final ConfigOption<Integer> SINK_PARALLELISM =
            ConfigOptions.key("sink.parallelism").intType().noDefaultValue();

    /// Says when a partition is complete.
    public enum PartitionCommitTriggerType implements DescribedEnum {
        PROCESS_TIME("Some time after its first row, by the clock."),
        PARTITION_TIME("When the watermark has passed the time of the partition.");

        private final InlineElement description;

        PartitionCommitTriggerType(String description) {
            this.description = TextElement.text(description);
        }

        @Override
        public InlineElement getDescription() {
            return description;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Says which statistics of files a source reports.
    public enum FileStatisticsType implements DescribedEnum {
        NONE("No statistics."),
        ALL("All that the format knows.");

        private final InlineElement description;

        FileStatisticsType(String description) {
            this.description = TextElement.text(description);
        }

        @Override
        public InlineElement getDescription() {
            return description;
        }

        @Override
        public String toString() {
            return name();
        }
    }

    private FileSystemConnectorOptions() {}
}
