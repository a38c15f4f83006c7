package dev.millrace.table.api.config;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.DescribedEnum;
import dev.millrace.api.config.MemorySize;
import dev.millrace.api.config.description.InlineElement;
import dev.millrace.api.config.description.TextElement;
import java.util.Locale;

/// Defines the options of planning queries. Millrace plans without them: each is accepted without effect.
public final class OptimizerConfigOptions {
    /// Defines `table.optimizer.agg-phase-strategy`.
    public static final ConfigOption<AggregatePhaseStrategy> TABLE_OPTIMIZER_AGG_PHASE_STRATEGY = ConfigOptions.key(
                    "table.optimizer.agg-phase-strategy")
            .enumType(AggregatePhaseStrategy.class)
            .defaultValue(AggregatePhaseStrategy.AUTO);

    /// Defines `table.optimizer.join.broadcast-threshold`.
    public static final ConfigOption<Long> TABLE_OPTIMIZER_BROADCAST_JOIN_THRESHOLD = ConfigOptions.key(
                    "table.optimizer.join.broadcast-threshold")
            .longType()
            .defaultValue(1_048_576L);

    /// Defines `table.optimizer.distinct-agg.split.enabled`.
    public static final ConfigOption<Boolean> TABLE_OPTIMIZER_DISTINCT_AGG_SPLIT_ENABLED = ConfigOptions.key(
                    "table.optimizer.distinct-agg.split.enabled")
            .booleanType()
            .defaultValue(false);

    /// Defines `table.optimizer.distinct-agg.split.bucket-num`.
    public static final ConfigOption<Integer> TABLE_OPTIMIZER_DISTINCT_AGG_SPLIT_BUCKET_NUM = ConfigOptions.key(
                    "table.optimizer.distinct-agg.split.bucket-num")
            .intType()
            .defaultValue(1024);

    /// Defines `table.optimizer.reuse-sub-plan-enabled`.
    public static final ConfigOption<Boolean> TABLE_OPTIMIZER_REUSE_SUB_PLAN_ENABLED = ConfigOptions.key(
                    "table.optimizer.reuse-sub-plan-enabled")
            .booleanType()
            .defaultValue(true);

    /// Defines `table.optimizer.reuse-source-enabled`.
    public static final ConfigOption<Boolean> TABLE_OPTIMIZER_REUSE_SOURCE_ENABLED = ConfigOptions.key(
                    "table.optimizer.reuse-source-enabled")
            .booleanType()
            .defaultValue(true);

    /// Defines `table.optimizer.reuse-sink-enabled`.
    public static final ConfigOption<Boolean> TABLE_OPTIMIZER_REUSE_SINK_ENABLED = ConfigOptions.key(
                    "table.optimizer.reuse-sink-enabled")
            .booleanType()
            .defaultValue(true);

    /// Defines `table.optimizer.source.report-statistics-enabled`.
    public static final ConfigOption<Boolean> TABLE_OPTIMIZER_SOURCE_REPORT_STATISTICS_ENABLED = ConfigOptions.key(
                    "table.optimizer.source.report-statistics-enabled")
            .booleanType()
            .defaultValue(true);

    /// Defines `table.optimizer.join-reorder-enabled`.
    public static final ConfigOption<Boolean> TABLE_OPTIMIZER_JOIN_REORDER_ENABLED = ConfigOptions.key(
                    "table.optimizer.join-reorder-enabled")
            .booleanType()
            .defaultValue(false);

    /// Defines `table.optimizer.bushy-join-reorder-threshold`.
    public static final ConfigOption<Integer> TABLE_OPTIMIZER_BUSHY_JOIN_REORDER_THRESHOLD = ConfigOptions.key(
                    "table.optimizer.bushy-join-reorder-threshold")
            .intType()
            .defaultValue(12);

    /// Defines `table.optimizer.multiple-input-enabled`.
    public static final ConfigOption<Boolean> TABLE_OPTIMIZER_MULTIPLE_INPUT_ENABLED = ConfigOptions.key(
                    "table.optimizer.multiple-input-enabled")
            .booleanType()
            .defaultValue(true);

    /// Defines `table.optimizer.dynamic-filtering.enabled`.
    public static final ConfigOption<Boolean> TABLE_OPTIMIZER_DYNAMIC_FILTERING_ENABLED = ConfigOptions.key(
                    "table.optimizer.dynamic-filtering.enabled")
            .booleanType()
            .defaultValue(true);

    /// Defines `table.optimizer.runtime-filter.enabled`.
    public static final ConfigOption<Boolean> TABLE_OPTIMIZER_RUNTIME_FILTER_ENABLED = ConfigOptions.key(
                    "table.optimizer.runtime-filter.enabled")
            .booleanType()
            .defaultValue(false);

    /// Defines `table.optimizer.adaptive-broadcast-join.strategy`.
    public static final ConfigOption<AdaptiveBroadcastJoinStrategy> TABLE_OPTIMIZER_ADAPTIVE_BROADCAST_JOIN_STRATEGY =
            ConfigOptions.key("table.optimizer.adaptive-broadcast-join.strategy")
                    .enumType(AdaptiveBroadcastJoinStrategy.class)
                    .defaultValue(AdaptiveBroadcastJoinStrategy.AUTO);

    /// Defines `table.optimizer.skewed-join-optimization.strategy`.
    public static final ConfigOption<AdaptiveSkewedJoinOptimizationStrategy>
            TABLE_OPTIMIZER_ADAPTIVE_SKEWED_JOIN_OPTIMIZATION_STRATEGY = ConfigOptions.key(
                            "table.optimizer.skewed-join-optimization.strategy")
                    .enumType(AdaptiveSkewedJoinOptimizationStrategy.class)
                    .defaultValue(AdaptiveSkewedJoinOptimizationStrategy.AUTO);

    /// Defines `table.optimizer.skewed-join-optimization.skewed-factor`.
    public static final ConfigOption<Double> TABLE_OPTIMIZER_ADAPTIVE_SKEWED_JOIN_OPTIMIZATION_SKEWED_FACTOR =
            ConfigOptions.key("table.optimizer.skewed-join-optimization.skewed-factor")
                    .doubleType()
                    .defaultValue(4.0);

    /// Defines `table.optimizer.skewed-join-optimization.skewed-threshold`.
    public static final ConfigOption<MemorySize> TABLE_OPTIMIZER_ADAPTIVE_SKEWED_JOIN_OPTIMIZATION_SKEWED_THRESHOLD =
            ConfigOptions.key("table.optimizer.skewed-join-optimization.skewed-threshold")
                    .memoryType()
                    .defaultValue(MemorySize.parse("256 mb"));

    /// Defines `table.optimizer.runtime-filter.max-build-data-size`.
    public static final ConfigOption<MemorySize> TABLE_OPTIMIZER_RUNTIME_FILTER_MAX_BUILD_DATA_SIZE = ConfigOptions.key(
                    "table.optimizer.runtime-filter.max-build-data-size")
            .memoryType()
            .defaultValue(MemorySize.parse("150 mb"));

    /// Defines `table.optimizer.runtime-filter.min-probe-data-size`.
    public static final ConfigOption<MemorySize> TABLE_OPTIMIZER_RUNTIME_FILTER_MIN_PROBE_DATA_SIZE = ConfigOptions.key(
                    "table.optimizer.runtime-filter.min-probe-data-size")
            .memoryType()
            .defaultValue(MemorySize.parse("10 gb"));

    /// Defines `table.optimizer.runtime-filter.min-filter-ratio`.
    public static final ConfigOption<Double> TABLE_OPTIMIZER_RUNTIME_FILTER_MIN_FILTER_RATIO = ConfigOptions.key(
                    "table.optimizer.runtime-filter.min-filter-ratio")
            .doubleType()
            .defaultValue(0.5);

    /// Defines `table.optimizer.non-deterministic-update.strategy`.
    public static final ConfigOption<NonDeterministicUpdateStrategy> TABLE_OPTIMIZER_NONDETERMINISTIC_UPDATE_STRATEGY =
            ConfigOptions.key("table.optimizer.non-deterministic-update.strategy")
                    .enumType(NonDeterministicUpdateStrategy.class)
                    .defaultValue(NonDeterministicUpdateStrategy.IGNORE);

    /// Defines `table.optimizer.sql2rel.project-merge.enabled`.
    public static final ConfigOption<Boolean> TABLE_OPTIMIZER_SQL2REL_PROJECT_MERGE_ENABLED = ConfigOptions.key(
                    "table.optimizer.sql2rel.project-merge.enabled")
            .booleanType()
            .defaultValue(false);

    /// Defines `table.optimizer.union-all-as-breakpoint-enabled`.
    public static final ConfigOption<Boolean> TABLE_OPTIMIZER_UNIONALL_AS_BREAKPOINT_ENABLED = ConfigOptions.key(
                    "table.optimizer.union-all-as-breakpoint-enabled")
            .booleanType()
            .defaultValue(true);

    /// Defines `table.optimizer.reuse-optimize-block-with-digest-enabled`.
    public static final ConfigOption<Boolean> TABLE_OPTIMIZER_REUSE_OPTIMIZE_BLOCK_WITH_DIGEST_ENABLED =
            ConfigOptions.key("table.optimizer.reuse-optimize-block-with-digest-enabled")
                    .booleanType()
                    .defaultValue(false);

    /// Defines `table.optimizer.multi-join.enabled`.
    public static final ConfigOption<Boolean> TABLE_OPTIMIZER_MULTI_JOIN_ENABLED = ConfigOptions.key(
                    "table.optimizer.multi-join.enabled")
            .booleanType()
            .defaultValue(false);

    /// Defines `table.optimizer.incremental-agg-enabled`.
    public static final ConfigOption<Boolean> TABLE_OPTIMIZER_INCREMENTAL_AGG_ENABLED = ConfigOptions.key(
                    "table.optimizer.incremental-agg-enabled")
            .booleanType()
            .defaultValue(true);

    /// Defines `table.optimizer.ptf.max-tables`.
    public static final ConfigOption<Integer> TABLE_OPTIMIZER_PTF_MAX_TABLES =
            ConfigOptions.key("table.optimizer.ptf.max-tables").intType().defaultValue(20);

    /// Defines `table.optimizer.delta-join.strategy`.
    public static final ConfigOption<DeltaJoinStrategy> TABLE_OPTIMIZER_DELTA_JOIN_STRATEGY = ConfigOptions.key(
                    "table.optimizer.delta-join.strategy")
            .enumType(DeltaJoinStrategy.class)
            .defaultValue(DeltaJoinStrategy.AUTO);

    /// Says when a join looks up rows instead of keeping them.
    public enum DeltaJoinStrategy implements DescribedEnum {
        AUTO("If both tables can be looked up."),
        FORCE("Always, or the query fails."),
        NONE("Never.");

        private final InlineElement description;

        DeltaJoinStrategy(String description) {
            this.description = TextElement.text(description);
        }

        @Override
        public InlineElement getDescription() {
            return description;
        }
    }

    /// Says when a join of a bounded query broadcasts one side.
    public enum AdaptiveBroadcastJoinStrategy implements DescribedEnum {
        AUTO("When planning and when running."),
        RUNTIME_ONLY("When running."),
        NONE("Never.");

        private final InlineElement description;

        AdaptiveBroadcastJoinStrategy(String description) {
            this.description = TextElement.text(description);
        }

        @Override
        public InlineElement getDescription() {
            return description;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Says when large partitions of a join are split.
    public enum AdaptiveSkewedJoinOptimizationStrategy implements DescribedEnum {
        AUTO("If no further exchange is needed."),
        FORCED("Also if a further exchange is needed."),
        NONE("Never.");

        private final InlineElement description;

        AdaptiveSkewedJoinOptimizationStrategy(String description) {
            this.description = TextElement.text(description);
        }

        @Override
        public InlineElement getDescription() {
            return description;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Says what happens to updates that depend on functions without fixed results.
    public enum NonDeterministicUpdateStrategy {
        TRY_RESOLVE,
        IGNORE
    }

    /// Creates an object without use: all options are static.
    public OptimizerConfigOptions() {}
}
