package dev.millrace.api.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Defines the options of a pipeline.
public class PipelineOptions {

    /// The name of the job.
    public static final ConfigOption<String> NAME =
            ConfigOptions.key("pipeline.name").stringType().noDefaultValue().withDescription("The name of the job.");

    /// The jars of user code, as URLs.
    public static final ConfigOption<List<String>> JARS = ConfigOptions.key("pipeline.jars")
            .stringType()
            .asList()
            .noDefaultValue()
            .withDescription("The jars of user code, as URLs.");

    /// The further locations of user classes, as URLs. All workers must reach them.
    public static final ConfigOption<List<String>> CLASSPATHS = ConfigOptions.key("pipeline.classpaths")
            .stringType()
            .asList()
            .noDefaultValue()
            .withDescription("Further places of user classes, as URLs. Every worker must reach them.");

    /// Whether a step without a uid gets a uid from its place in the pipeline.
    public static final ConfigOption<Boolean> AUTO_GENERATE_UIDS = ConfigOptions.key("pipeline.auto-generate-uids")
            .booleanType()
            .defaultValue(true)
            .withDescription("Whether a step without a uid gets a uid from its place in the pipeline.");

    /// The time between two periodic watermarks. 0 turns periodic watermarks off.
    public static final ConfigOption<Duration> AUTO_WATERMARK_INTERVAL = ConfigOptions.key(
                    "pipeline.auto-watermark-interval")
            .durationType()
            .defaultValue(Duration.ofMillis(200))
            .withDescription("The time between two periodic watermarks. 0 turns periodic watermarks off.");

    /// The depth to which Millrace removes references that functions do not need.
    public static final ConfigOption<ExecutionVocabulary.ClosureCleanerLevel> CLOSURE_CLEANER_LEVEL = ConfigOptions.key(
                    "pipeline.closure-cleaner-level")
            .enumType(ExecutionVocabulary.ClosureCleanerLevel.class)
            .defaultValue(ExecutionVocabulary.ClosureCleanerLevel.RECURSIVE)
            .withDescription("How far functions are checked and freed of references they do not need.");

    /// Whether a type may use the generic serializer. With false, a job with such a type does not start.
    public static final ConfigOption<Boolean> GENERIC_TYPES = ConfigOptions.key("pipeline.generic-types")
            .booleanType()
            .defaultValue(true)
            .withDescription("Whether a type may use the generic serializer. With false, a job with such a"
                    + " type does not start.");

    /// The parameters that all functions can read.
    public static final ConfigOption<Map<String, String>> GLOBAL_JOB_PARAMETERS = ConfigOptions.key(
                    "pipeline.global-job-parameters")
            .mapType()
            .noDefaultValue()
            .withDescription("Parameters that all functions can read.");

    /// The parallelism by vertex id. It overrides the parallelism that the program sets.
    public static final ConfigOption<Map<String, String>> PARALLELISM_OVERRIDES = ConfigOptions.key(
                    "pipeline.jobvertex-parallelism-overrides")
            .mapType()
            .defaultValue(Map.of())
            .withDescription("The parallelism by vertex id. It overrides the parallelism that the program sets.");

    /// The maximum parallelism, which bounds every later change of parallelism. -1 derives the value from the
    /// parallelism of the step.
    public static final ConfigOption<Integer> MAX_PARALLELISM = ConfigOptions.key("pipeline.max-parallelism")
            .intType()
            .defaultValue(-1)
            .withDescription("The maximum parallelism, which bounds every later change of parallelism. -1"
                    + " derives the value from the parallelism.");

    /// Whether records pass between chained steps without a copy.
    public static final ConfigOption<Boolean> OBJECT_REUSE = ConfigOptions.key("pipeline.object-reuse")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether records pass between chained steps without a copy.");

    /// The serializers by class, one entry for each class.
    public static final ConfigOption<List<String>> SERIALIZATION_CONFIG = ConfigOptions.key(
                    "pipeline.serialization-config")
            .stringType()
            .asList()
            .noDefaultValue()
            .withDescription("Serializers by class, one entry for each.");

    /// Whether Millrace may chain neighbouring steps into one task.
    public static final ConfigOption<Boolean> OPERATOR_CHAINING = ConfigOptions.key(
                    "pipeline.operator-chaining.enabled")
            .booleanType()
            .defaultValue(true)
            .withDeprecatedKeys("pipeline.operator-chaining")
            .withDescription("Whether neighbouring steps may share a task.");

    /// Whether Millrace may chain steps of different maximum parallelism into one task.
    public static final ConfigOption<Boolean> OPERATOR_CHAINING_CHAIN_OPERATORS_WITH_DIFFERENT_MAX_PARALLELISM =
            ConfigOptions.key("pipeline.operator-chaining.chain-operators-with-different-max-parallelism")
                    .booleanType()
                    .defaultValue(true)
                    .withDescription("Whether steps of different maximum parallelism may share a task.");

    /// The files that Millrace sends to all workers, one entry for each file.
    public static final ConfigOption<List<String>> CACHED_FILES = ConfigOptions.key("pipeline.cached-files")
            .stringType()
            .asList()
            .noDefaultValue()
            .withDescription("The files that Millrace sends to all workers, one entry for each file.");

    /// Whether jobs without a sink may run, as in Flink. Without a value such a job runs with a warning.
    public static final ConfigOption<Boolean> WITHOUT_SINKS = ConfigOptions.key("millrace.jobs.without-sinks")
            .booleanType()
            .defaultValue(true)
            .withDescription("Whether a job without a sink may run. Without a value such a job runs with a"
                    + " warning. With false Millrace refuses the job.");

    /// Whether a job leaves out steps whose records reach no sink.
    public static final ConfigOption<Boolean> SINKS_ONLY = ConfigOptions.key("millrace.jobs.sinks-only")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether a job leaves out steps whose records reach no sink.");

    /// The layout of the description of a task.
    public static final ConfigOption<VertexDescriptionMode> VERTEX_DESCRIPTION_MODE = ConfigOptions.key(
                    "pipeline.vertex-description-mode")
            .enumType(VertexDescriptionMode.class)
            .defaultValue(VertexDescriptionMode.TREE)
            .withDescription("How the steps of a task are described.");

    /// Whether the name of a task starts with its place in the pipeline.
    public static final ConfigOption<Boolean> VERTEX_NAME_INCLUDE_INDEX_PREFIX = ConfigOptions.key(
                    "pipeline.vertex-name-include-index-prefix")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether task names start with their place in the pipeline.");

    /// Whether sources that cannot pause splits may take part in watermark alignment.
    public static final ConfigOption<Boolean> ALLOW_UNALIGNED_SOURCE_SPLITS = ConfigOptions.key(
                    "pipeline.watermark-alignment.allow-unaligned-source-splits")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether sources that cannot pause splits may take part in watermark alignment.");

    /// The number of watermarks that alignment keeps while a source is ahead.
    public static final ConfigOption<Integer> WATERMARK_ALIGNMENT_BUFFER_SIZE = ConfigOptions.key(
                    "pipeline.watermark-alignment.buffer-size")
            .intType()
            .defaultValue(3)
            .withDescription("Watermarks kept for alignment while a source is ahead.");

    /// Lists the layouts of the description of a task.
    public enum VertexDescriptionMode {
        /// A tree with one line for each step.
        TREE,
        /// A single line.
        CASCADING
    }

    public PipelineOptions() {}
}
