package dev.millrace.table.api.config;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.DescribedEnum;
import dev.millrace.api.config.MemorySize;
import dev.millrace.api.config.description.InlineElement;
import dev.millrace.api.config.description.TextElement;
import java.time.Duration;

/// Defines the options of running queries. Millrace needs few of them: it chooses memory, batches and plans itself.
/// The comment of each option says if it has no effect.
public final class ExecutionConfigOptions extends AsyncExecutionOptions {
    /// Defines `table.exec.state.ttl`.
    public static final ConfigOption<Duration> IDLE_STATE_RETENTION =
            ConfigOptions.key("table.exec.state.ttl").durationType().defaultValue(Duration.ZERO);

    /// Defines `table.exec.source.idle-timeout`. It is accepted without effect.
    public static final ConfigOption<Duration> TABLE_EXEC_SOURCE_IDLE_TIMEOUT =
            ConfigOptions.key("table.exec.source.idle-timeout").durationType().defaultValue(Duration.ZERO);

    /// Defines `table.exec.source.cdc-events-duplicate`. It is accepted without effect.
    public static final ConfigOption<Boolean> TABLE_EXEC_SOURCE_CDC_EVENTS_DUPLICATE = ConfigOptions.key(
                    "table.exec.source.cdc-events-duplicate")
            .booleanType()
            .defaultValue(false);

    /// Defines `table.exec.sort.default-limit`. It is accepted without effect.
    public static final ConfigOption<Integer> TABLE_EXEC_SORT_DEFAULT_LIMIT =
            ConfigOptions.key("table.exec.sort.default-limit").intType().defaultValue(-1);

    /// Defines `table.exec.sort.max-num-file-handles`. It is accepted without effect.
    public static final ConfigOption<Integer> TABLE_EXEC_SORT_MAX_NUM_FILE_HANDLES =
            ConfigOptions.key("table.exec.sort.max-num-file-handles").intType().defaultValue(128);

    /// Defines `table.exec.sort.async-merge-enabled`. It is accepted without effect.
    public static final ConfigOption<Boolean> TABLE_EXEC_SORT_ASYNC_MERGE_ENABLED = ConfigOptions.key(
                    "table.exec.sort.async-merge-enabled")
            .booleanType()
            .defaultValue(true);

    /// Defines `table.exec.spill-compression.enabled`. It is accepted without effect.
    public static final ConfigOption<Boolean> TABLE_EXEC_SPILL_COMPRESSION_ENABLED = ConfigOptions.key(
                    "table.exec.spill-compression.enabled")
            .booleanType()
            .defaultValue(true);

    /// Defines `table.exec.spill-compression.block-size`. It is accepted without effect.
    public static final ConfigOption<MemorySize> TABLE_EXEC_SPILL_COMPRESSION_BLOCK_SIZE = ConfigOptions.key(
                    "table.exec.spill-compression.block-size")
            .memoryType()
            .defaultValue(MemorySize.parse("64 kb"));

    /// Defines `table.exec.resource.default-parallelism`. It is accepted without effect.
    public static final ConfigOption<Integer> TABLE_EXEC_RESOURCE_DEFAULT_PARALLELISM = ConfigOptions.key(
                    "table.exec.resource.default-parallelism")
            .intType()
            .defaultValue(-1);

    /// Defines `table.exec.resource.external-buffer-memory`. It is accepted without effect.
    public static final ConfigOption<MemorySize> TABLE_EXEC_RESOURCE_EXTERNAL_BUFFER_MEMORY = ConfigOptions.key(
                    "table.exec.resource.external-buffer-memory")
            .memoryType()
            .defaultValue(MemorySize.parse("10 mb"));

    /// Defines `table.exec.resource.hash-agg.memory`. It is accepted without effect.
    public static final ConfigOption<MemorySize> TABLE_EXEC_RESOURCE_HASH_AGG_MEMORY = ConfigOptions.key(
                    "table.exec.resource.hash-agg.memory")
            .memoryType()
            .defaultValue(MemorySize.parse("128 mb"));

    /// Defines `table.exec.resource.hash-join.memory`. It is accepted without effect.
    public static final ConfigOption<MemorySize> TABLE_EXEC_RESOURCE_HASH_JOIN_MEMORY = ConfigOptions.key(
                    "table.exec.resource.hash-join.memory")
            .memoryType()
            .defaultValue(MemorySize.parse("128 mb"));

    /// Defines `table.exec.resource.sort.memory`. It is accepted without effect.
    public static final ConfigOption<MemorySize> TABLE_EXEC_RESOURCE_SORT_MEMORY =
            ConfigOptions.key("table.exec.resource.sort.memory").memoryType().defaultValue(MemorySize.parse("128 mb"));

    /// Defines `table.exec.window-agg.buffer-size-limit`. It is accepted without effect.
    public static final ConfigOption<Integer> TABLE_EXEC_WINDOW_AGG_BUFFER_SIZE_LIMIT = ConfigOptions.key(
                    "table.exec.window-agg.buffer-size-limit")
            .intType()
            .defaultValue(100_000);

    /// Defines `table.exec.local-hash-agg.adaptive.enabled`. It is accepted without effect.
    public static final ConfigOption<Boolean> TABLE_EXEC_LOCAL_HASH_AGG_ADAPTIVE_ENABLED = ConfigOptions.key(
                    "table.exec.local-hash-agg.adaptive.enabled")
            .booleanType()
            .defaultValue(true);

    /// Defines `table.exec.local-hash-agg.adaptive.sampling-threshold`. It is accepted without effect.
    public static final ConfigOption<Long> TABLE_EXEC_LOCAL_HASH_AGG_ADAPTIVE_SAMPLING_THRESHOLD = ConfigOptions.key(
                    "table.exec.local-hash-agg.adaptive.sampling-threshold")
            .longType()
            .defaultValue(500_000L);

    /// Defines `table.exec.local-hash-agg.adaptive.distinct-value-rate-threshold`. It is accepted without effect.
    public static final ConfigOption<Double> TABLE_EXEC_LOCAL_HASH_AGG_ADAPTIVE_DISTINCT_VALUE_RATE_THRESHOLD =
            ConfigOptions.key("table.exec.local-hash-agg.adaptive.distinct-value-rate-threshold")
                    .doubleType()
                    .defaultValue(0.5);

    /// Defines `table.exec.mini-batch.enabled`. It is accepted without effect.
    public static final ConfigOption<Boolean> TABLE_EXEC_MINIBATCH_ENABLED =
            ConfigOptions.key("table.exec.mini-batch.enabled").booleanType().defaultValue(false);

    /// Defines `table.exec.mini-batch.allow-latency`. It is accepted without effect.
    public static final ConfigOption<Duration> TABLE_EXEC_MINIBATCH_ALLOW_LATENCY = ConfigOptions.key(
                    "table.exec.mini-batch.allow-latency")
            .durationType()
            .defaultValue(Duration.ZERO);

    /// Defines `table.exec.mini-batch.size`. It is accepted without effect.
    public static final ConfigOption<Long> TABLE_EXEC_MINIBATCH_SIZE =
            ConfigOptions.key("table.exec.mini-batch.size").longType().defaultValue(-1L);

    /// Defines `table.exec.disabled-operators`. It is accepted without effect.
    public static final ConfigOption<String> TABLE_EXEC_DISABLED_OPERATORS =
            ConfigOptions.key("table.exec.disabled-operators").stringType().noDefaultValue();

    /// Defines `table.exec.operator-fusion-codegen.enabled`. It is accepted without effect.
    public static final ConfigOption<Boolean> TABLE_EXEC_OPERATOR_FUSION_CODEGEN_ENABLED = ConfigOptions.key(
                    "table.exec.operator-fusion-codegen.enabled")
            .booleanType()
            .defaultValue(false);

    /// Defines `table.exec.legacy-cast-behaviour`. It is accepted without effect.
    public static final ConfigOption<LegacyCastBehaviour> TABLE_EXEC_LEGACY_CAST_BEHAVIOUR = ConfigOptions.key(
                    "table.exec.legacy-cast-behaviour")
            .enumType(LegacyCastBehaviour.class)
            .defaultValue(LegacyCastBehaviour.DISABLED);

    /// Defines `table.exec.rank.topn-cache-size`. It is accepted without effect.
    public static final ConfigOption<Long> TABLE_EXEC_RANK_TOPN_CACHE_SIZE =
            ConfigOptions.key("table.exec.rank.topn-cache-size").longType().defaultValue(10_000L);

    /// Defines `table.exec.simplify-operator-name-enabled`. It is accepted without effect.
    public static final ConfigOption<Boolean> TABLE_EXEC_SIMPLIFY_OPERATOR_NAME_ENABLED = ConfigOptions.key(
                    "table.exec.simplify-operator-name-enabled")
            .booleanType()
            .defaultValue(true);

    /// Defines `table.exec.deduplicate.insert-update-after-sensitive-enabled`. It is accepted without effect.
    public static final ConfigOption<Boolean> TABLE_EXEC_DEDUPLICATE_INSERT_UPDATE_AFTER_SENSITIVE_ENABLED =
            ConfigOptions.key("table.exec.deduplicate.insert-update-after-sensitive-enabled")
                    .booleanType()
                    .defaultValue(true);

    /// Defines `table.exec.deduplicate.mini-batch.compact-changes-enabled`. It is accepted without effect.
    public static final ConfigOption<Boolean> TABLE_EXEC_DEDUPLICATE_MINIBATCH_COMPACT_CHANGES_ENABLED =
            ConfigOptions.key("table.exec.deduplicate.mini-batch.compact-changes-enabled")
                    .booleanType()
                    .defaultValue(false);

    /// Defines `table.exec.unbounded-over.version`. It is accepted without effect.
    public static final ConfigOption<Integer> UNBOUNDED_OVER_VERSION =
            ConfigOptions.key("table.exec.unbounded-over.version").intType().defaultValue(2);

    /// Defines `table.exec.uid.generation`. It is accepted without effect.
    public static final ConfigOption<UidGeneration> TABLE_EXEC_UID_GENERATION = ConfigOptions.key(
                    "table.exec.uid.generation")
            .enumType(UidGeneration.class)
            .defaultValue(UidGeneration.PLAN_ONLY);

    /// Defines `table.exec.uid.format`. It is accepted without effect.
    public static final ConfigOption<String> TABLE_EXEC_UID_FORMAT =
            ConfigOptions.key("table.exec.uid.format").stringType().defaultValue("<id>_<transformation>");

    /// Defines `table.exec.interval-join.min-cleanup-interval`. It is accepted without effect.
    public static final ConfigOption<Duration> TABLE_EXEC_INTERVAL_JOIN_MIN_CLEAN_UP_INTERVAL = ConfigOptions.key(
                    "table.exec.interval-join.min-cleanup-interval")
            .durationType()
            .defaultValue(Duration.ZERO);

    /// Defines `table.exec.async-state.enabled`. It is accepted without effect.
    public static final ConfigOption<Boolean> TABLE_EXEC_ASYNC_STATE_ENABLED =
            ConfigOptions.key("table.exec.async-state.enabled").booleanType().defaultValue(false);

    /// Defines `table.exec.delta-join.cache-enabled`. It is accepted without effect.
    public static final ConfigOption<Boolean> TABLE_EXEC_DELTA_JOIN_CACHE_ENABLED = ConfigOptions.key(
                    "table.exec.delta-join.cache-enabled")
            .booleanType()
            .defaultValue(true);

    /// Defines `table.exec.delta-join.left.cache-size`. It is accepted without effect.
    public static final ConfigOption<Long> TABLE_EXEC_DELTA_JOIN_LEFT_CACHE_SIZE = ConfigOptions.key(
                    "table.exec.delta-join.left.cache-size")
            .longType()
            .defaultValue(10_000L);

    /// Defines `table.exec.delta-join.right.cache-size`. It is accepted without effect.
    public static final ConfigOption<Long> TABLE_EXEC_DELTA_JOIN_RIGHT_CACHE_SIZE = ConfigOptions.key(
                    "table.exec.delta-join.right.cache-size")
            .longType()
            .defaultValue(10_000L);

    /// Says whether casts that fail give NULL.
    public enum LegacyCastBehaviour implements DescribedEnum {
        ENABLED("They give NULL."),
        DISABLED("They fail.");

        private final InlineElement description;

        LegacyCastBehaviour(String description) {
            this.description = TextElement.text(description);
        }

        /// Returns whether casts that fail give NULL.
        public boolean isEnabled() {
            return this == ENABLED;
        }

        @Override
        public InlineElement getDescription() {
            return description;
        }
    }

    /// Says which operators have ids that a compiled plan fixes.
    public enum UidGeneration implements DescribedEnum {
        PLAN_ONLY("Those of compiled plans."),
        ALWAYS("All operators."),
        DISABLED("No operator.");

        private final InlineElement description;

        UidGeneration(String description) {
            this.description = TextElement.text(description);
        }

        @Override
        public InlineElement getDescription() {
            return description;
        }
    }

    /// Creates an object without use: all options are static.
    public ExecutionConfigOptions() {}
}
