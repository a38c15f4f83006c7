package dev.millrace.connector.table.file;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.MemorySize;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Defines the options of the connector `filesystem` and of its formats.
final class FileOptions {
    static final ConfigOption<String> PATH = ConfigOptions.key("path")
            .stringType()
            .noDefaultValue()
            .withDescription("A file or a directory. *, ? and {a,b} in the path select several ones for reading.");
    static final ConfigOption<String> FORMAT = ConfigOptions.key("format")
            .stringType()
            .noDefaultValue()
            .withDescription("The format of the files: csv or json.");
    static final ConfigOption<String> DEFAULT_PARTITION = ConfigOptions.key("partition.default-name")
            .stringType()
            .defaultValue("__DEFAULT_PARTITION__")
            .withDescription("The name of a directory for rows whose partition column is NULL or empty.");
    static final ConfigOption<String> REGEX = ConfigOptions.key("source.path.regex-pattern")
            .stringType()
            .noDefaultValue()
            .withDescription("A regular expression that the whole path of each file must match.");
    static final ConfigOption<Integer> SINK_PARALLELISM = ConfigOptions.key("sink.parallelism")
            .intType()
            .noDefaultValue()
            .withDescription("The number of subtasks that write files.");
    static final ConfigOption<MemorySize> FILE_SIZE = ConfigOptions.key("sink.rolling-policy.file-size")
            .memoryType()
            .defaultValue(MemorySize.ofMebiBytes(128))
            .withDescription("The size after which a new file begins.");

    static final ConfigOption<String> CSV_DELIMITER = ConfigOptions.key("csv.field-delimiter")
            .stringType()
            .defaultValue(",")
            .withDescription("The character between columns; \\t is a tabulator.");
    static final ConfigOption<Boolean> CSV_NO_QUOTES = ConfigOptions.key("csv.disable-quote-character")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether quotes are ordinary characters.");
    static final ConfigOption<String> CSV_QUOTE = ConfigOptions.key("csv.quote-character")
            .stringType()
            .defaultValue("\"")
            .withDescription("The character around values with delimiters or line ends.");
    static final ConfigOption<Boolean> CSV_COMMENTS = ConfigOptions.key("csv.allow-comments")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether lines that begin with # are skipped.");
    static final ConfigOption<Boolean> CSV_IGNORE_ERRORS = ConfigOptions.key("csv.ignore-parse-errors")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether a wrong value is read as NULL, and a line with too many columns is left out.");
    static final ConfigOption<String> CSV_ARRAY_DELIMITER = ConfigOptions.key("csv.array-element-delimiter")
            .stringType()
            .defaultValue(";")
            .withDescription("The text between the elements of an array or a row.");
    static final ConfigOption<String> CSV_ESCAPE = ConfigOptions.key("csv.escape-character")
            .stringType()
            .noDefaultValue()
            .withDescription("The character before a literal character inside quotes.");
    static final ConfigOption<String> CSV_NULL = ConfigOptions.key("csv.null-literal")
            .stringType()
            .noDefaultValue()
            .withDescription("The text that is read and written for NULL.");
    static final ConfigOption<Boolean> CSV_SCIENTIFIC = ConfigOptions.key("csv.write-bigdecimal-in-scientific-notation")
            .booleanType()
            .defaultValue(true)
            .withDescription("Whether decimals may be written as 1E+3.");

    static final ConfigOption<Boolean> JSON_MISSING = ConfigOptions.key("json.fail-on-missing-field")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether an object without one of the columns is wrong.");
    static final ConfigOption<Boolean> JSON_IGNORE_ERRORS = ConfigOptions.key("json.ignore-parse-errors")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether a wrong value is read as NULL, and a line that is no JSON is left out.");
    static final ConfigOption<String> JSON_TIMESTAMP = ConfigOptions.key("json.timestamp-format.standard")
            .stringType()
            .defaultValue("SQL")
            .withDescription("SQL for 2020-12-31 23:59:59.999, ISO-8601 for 2020-12-31T23:59:59.999.");
    static final ConfigOption<Boolean> JSON_PLAIN_DECIMAL = ConfigOptions.key("json.encode.decimal-as-plain-number")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether decimals are never written as 1E+3.");
    static final ConfigOption<Boolean> JSON_OMIT_NULLS = ConfigOptions.key("json.encode.ignore-null-fields")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether fields with NULL are not written.");

    /// Keys that Flink knows and that have no effect here: they concern endless inputs or compaction.
    private static final List<String> WITHOUT_EFFECT = List.of(
            "source.monitor-interval",
            "source.report-statistics",
            "sink.rolling-policy.rollover-interval",
            "sink.rolling-policy.inactivity-interval",
            "sink.rolling-policy.check-interval",
            "sink.shuffle-by-partition.enable",
            "sink.partition-commit.trigger",
            "sink.partition-commit.delay",
            "sink.partition-commit.watermark-time-zone",
            "sink.partition-commit.policy.kind",
            "sink.partition-commit.policy.class",
            "sink.partition-commit.policy.class.parameters",
            "sink.partition-commit.success-file.name",
            "partition.time-extractor.kind",
            "partition.time-extractor.class",
            "partition.time-extractor.timestamp-pattern",
            "partition.time-extractor.timestamp-formatter",
            "auto-compaction",
            "compaction.file-size",
            "compaction.parallelism",
            "json.map-null-key.mode",
            "json.map-null-key.literal",
            "json.decode.json-parser.enabled");

    private FileOptions() {}

    /// Returns the options that a table may have.
    static Set<ConfigOption<?>> optional() {
        Set<ConfigOption<?>> options = new LinkedHashSet<>(List.of(
                DEFAULT_PARTITION,
                REGEX,
                SINK_PARALLELISM,
                FILE_SIZE,
                CSV_DELIMITER,
                CSV_NO_QUOTES,
                CSV_QUOTE,
                CSV_COMMENTS,
                CSV_IGNORE_ERRORS,
                CSV_ARRAY_DELIMITER,
                CSV_ESCAPE,
                CSV_NULL,
                CSV_SCIENTIFIC,
                JSON_MISSING,
                JSON_IGNORE_ERRORS,
                JSON_TIMESTAMP,
                JSON_PLAIN_DECIMAL,
                JSON_OMIT_NULLS));
        for (String each : WITHOUT_EFFECT) {
            options.add(ConfigOptions.key(each)
                    .stringType()
                    .noDefaultValue()
                    .withDescription("Accepted for scripts of Flink, without effect on bounded data."));
        }
        return options;
    }
}
