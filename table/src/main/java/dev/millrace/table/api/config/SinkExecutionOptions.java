package dev.millrace.table.api.config;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.DescribedEnum;
import dev.millrace.api.config.description.InlineElement;
import dev.millrace.api.config.description.TextElement;

/// Defines the options of writing tables. Programs name them as members of [ExecutionConfigOptions].
public abstract sealed class SinkExecutionOptions permits AsyncExecutionOptions {
    /// Defines `table.exec.sink.not-null-enforcer`.
    public static final ConfigOption<NotNullEnforcer> TABLE_EXEC_SINK_NOT_NULL_ENFORCER = ConfigOptions.key(
                    "table.exec.sink.not-null-enforcer")
            .enumType(NotNullEnforcer.class)
            .defaultValue(NotNullEnforcer.ERROR);

    /// Defines `table.exec.sink.type-length-enforcer`. It is accepted without effect.
    public static final ConfigOption<TypeLengthEnforcer> TABLE_EXEC_SINK_TYPE_LENGTH_ENFORCER = ConfigOptions.key(
                    "table.exec.sink.type-length-enforcer")
            .enumType(TypeLengthEnforcer.class)
            .defaultValue(TypeLengthEnforcer.IGNORE);

    /// Defines `table.exec.sink.nested-constraint-enforcer`.
    public static final ConfigOption<NestedEnforcer> TABLE_EXEC_SINK_NESTED_CONSTRAINT_ENFORCER = ConfigOptions.key(
                    "table.exec.sink.nested-constraint-enforcer")
            .enumType(NestedEnforcer.class)
            .defaultValue(NestedEnforcer.IGNORE);

    /// Defines `table.exec.sink.upsert-materialize`. It is accepted without effect.
    public static final ConfigOption<UpsertMaterialize> TABLE_EXEC_SINK_UPSERT_MATERIALIZE = ConfigOptions.key(
                    "table.exec.sink.upsert-materialize")
            .enumType(UpsertMaterialize.class)
            .defaultValue(UpsertMaterialize.AUTO);

    /// Defines `table.exec.sink.upsert-materialize-strategy.adaptive.threshold.low`. It is accepted without effect.
    public static final ConfigOption<Long> TABLE_EXEC_SINK_UPSERT_MATERIALIZE_ADAPTIVE_THRESHOLD_LOW =
            ConfigOptions.key("table.exec.sink.upsert-materialize-strategy.adaptive.threshold.low")
                    .longType()
                    .noDefaultValue();

    /// Defines `table.exec.sink.upsert-materialize-strategy.adaptive.threshold.high`. It is accepted without effect.
    public static final ConfigOption<Long> TABLE_EXEC_SINK_UPSERT_MATERIALIZE_ADAPTIVE_THRESHOLD_HIGH =
            ConfigOptions.key("table.exec.sink.upsert-materialize-strategy.adaptive.threshold.high")
                    .longType()
                    .noDefaultValue();

    /// Defines `table.exec.sink.upsert-materialize-strategy.type`. It is accepted without effect.
    public static final ConfigOption<SinkUpsertMaterializeStrategy> TABLE_EXEC_SINK_UPSERT_MATERIALIZE_STRATEGY =
            ConfigOptions.key("table.exec.sink.upsert-materialize-strategy.type")
                    .enumType(SinkUpsertMaterializeStrategy.class)
                    .defaultValue(SinkUpsertMaterializeStrategy.LEGACY);

    /// Defines `table.exec.sink.keyed-shuffle`. It is accepted without effect.
    public static final ConfigOption<SinkKeyedShuffle> TABLE_EXEC_SINK_KEYED_SHUFFLE = ConfigOptions.key(
                    "table.exec.sink.keyed-shuffle")
            .enumType(SinkKeyedShuffle.class)
            .defaultValue(SinkKeyedShuffle.AUTO);

    /// Defines `table.exec.sink.rowtime-inserter`. It is accepted without effect.
    public static final ConfigOption<RowtimeInserter> TABLE_EXEC_SINK_ROWTIME_INSERTER = ConfigOptions.key(
                    "table.exec.sink.rowtime-inserter")
            .enumType(RowtimeInserter.class)
            .defaultValue(RowtimeInserter.ENABLED);

    /// Defines `table.exec.sink.require-on-conflict`.
    public static final ConfigOption<Boolean> TABLE_EXEC_SINK_REQUIRE_ON_CONFLICT = ConfigOptions.key(
                    "table.exec.sink.require-on-conflict")
            .booleanType()
            .defaultValue(true);

    /// Says what a sink does with NULL in a column that is NOT NULL.
    public enum NotNullEnforcer implements DescribedEnum {
        ERROR("The job fails."),
        DROP("The row is left out.");

        private final InlineElement description;

        NotNullEnforcer(String description) {
            this.description = TextElement.text(description);
        }

        @Override
        public InlineElement getDescription() {
            return description;
        }
    }

    /// Says what a sink does with texts and bytes that are longer or shorter than their type.
    public enum TypeLengthEnforcer implements DescribedEnum {
        IGNORE("The values are written as they are."),
        TRIM_PAD("Long values are cut, and short ones are filled."),
        ERROR("The job fails.");

        private final InlineElement description;

        TypeLengthEnforcer(String description) {
            this.description = TextElement.text(description);
        }

        @Override
        public InlineElement getDescription() {
            return description;
        }
    }

    /// Says where inside of values a sink looks for NULL.
    public enum NestedEnforcer implements DescribedEnum {
        IGNORE("Nowhere."),
        ROWS("In the fields of rows."),
        ROWS_AND_COLLECTIONS("In rows, arrays and maps.");

        private final InlineElement description;

        NestedEnforcer(String description) {
            this.description = TextElement.text(description);
        }

        @Override
        public InlineElement getDescription() {
            return description;
        }
    }

    /// Says when a sink puts the changes of a key in order.
    public enum UpsertMaterialize {
        NONE,
        AUTO,
        FORCE
    }

    /// Names the state in which a sink keeps the rows of a key.
    public enum SinkUpsertMaterializeStrategy {
        LEGACY,
        MAP,
        VALUE,
        ADAPTIVE
    }

    /// Says when the rows of a key go to the same subtask of a sink.
    public enum SinkKeyedShuffle {
        NONE,
        AUTO,
        FORCE
    }

    /// Says whether the records of a sink have the event time as their timestamp.
    public enum RowtimeInserter implements DescribedEnum {
        ENABLED("The timestamp is the event time."),
        DISABLED("The records have no timestamp.");

        private final InlineElement description;

        RowtimeInserter(String description) {
            this.description = TextElement.text(description);
        }

        @Override
        public InlineElement getDescription() {
            return description;
        }
    }

    SinkExecutionOptions() {}
}
