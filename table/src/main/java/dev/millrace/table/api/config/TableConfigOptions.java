package dev.millrace.table.api.config;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.DescribedEnum;
import dev.millrace.api.config.description.InlineElement;
import dev.millrace.api.config.description.TextElement;
import java.util.List;

/// Defines options of sessions.
public final class TableConfigOptions {
    /// Defines `table.builtin-catalog-name`. It is accepted without effect.
    public static final ConfigOption<String> TABLE_CATALOG_NAME =
            ConfigOptions.key("table.builtin-catalog-name").stringType().defaultValue("default_catalog");

    /// Defines `table.builtin-database-name`. It is accepted without effect.
    public static final ConfigOption<String> TABLE_DATABASE_NAME =
            ConfigOptions.key("table.builtin-database-name").stringType().defaultValue("default_database");

    /// Defines `table.catalog-modification.listeners`. It is accepted without effect.
    public static final ConfigOption<List<String>> TABLE_CATALOG_MODIFICATION_LISTENERS = ConfigOptions.key(
                    "table.catalog-modification.listeners")
            .stringType()
            .asList()
            .noDefaultValue();

    /// Defines `table.dml-sync`. A session whose jobs run in its own process always waits.
    public static final ConfigOption<Boolean> TABLE_DML_SYNC =
            ConfigOptions.key("table.dml-sync").booleanType().defaultValue(false);

    /// Defines `table.dynamic-table-options.enabled`: whether the hint OPTIONS may change the options of a table.
    public static final ConfigOption<Boolean> TABLE_DYNAMIC_TABLE_OPTIONS_ENABLED = ConfigOptions.key(
                    "table.dynamic-table-options.enabled")
            .booleanType()
            .defaultValue(true);

    /// Defines `table.sql-dialect`.
    public static final ConfigOption<String> TABLE_SQL_DIALECT =
            ConfigOptions.key("table.sql-dialect").stringType().defaultValue("default");

    /// Defines `table.local-time-zone`.
    public static final ConfigOption<String> LOCAL_TIME_ZONE =
            ConfigOptions.key("table.local-time-zone").stringType().defaultValue("default");

    /// Defines `table.display.max-column-width`.
    public static final ConfigOption<Integer> DISPLAY_MAX_COLUMN_WIDTH =
            ConfigOptions.key("table.display.max-column-width").intType().defaultValue(30);

    /// Defines `table.resources.download-dir`. It is accepted without effect.
    public static final ConfigOption<String> RESOURCES_DOWNLOAD_DIR =
            ConfigOptions.key("table.resources.download-dir").stringType().defaultValue("/tmp");

    /// Defines `table.rtas-ctas.atomicity-enabled`. It is accepted without effect.
    public static final ConfigOption<Boolean> TABLE_RTAS_CTAS_ATOMICITY_ENABLED =
            ConfigOptions.key("table.rtas-ctas.atomicity-enabled").booleanType().defaultValue(false);

    /// Defines `table.column-expansion-strategy`. It is accepted without effect.
    public static final ConfigOption<List<ColumnExpansionStrategy>> TABLE_COLUMN_EXPANSION_STRATEGY = ConfigOptions.key(
                    "table.column-expansion-strategy")
            .enumType(ColumnExpansionStrategy.class)
            .asList()
            .defaultValues();

    /// Defines `table.legacy-nested-row-nullability`. It is accepted without effect.
    public static final ConfigOption<Boolean> LEGACY_NESTED_ROW_NULLABILITY = ConfigOptions.key(
                    "table.legacy-nested-row-nullability")
            .booleanType()
            .defaultValue(false);

    /// Defines `table.plan.compile.catalog-objects`. It is accepted without effect.
    public static final ConfigOption<CatalogPlanCompilation> PLAN_COMPILE_CATALOG_OBJECTS = ConfigOptions.key(
                    "table.plan.compile.catalog-objects")
            .enumType(CatalogPlanCompilation.class)
            .defaultValue(CatalogPlanCompilation.ALL);

    /// Defines `table.plan.restore.catalog-objects`. It is accepted without effect.
    public static final ConfigOption<CatalogPlanRestore> PLAN_RESTORE_CATALOG_OBJECTS = ConfigOptions.key(
                    "table.plan.restore.catalog-objects")
            .enumType(CatalogPlanRestore.class)
            .defaultValue(CatalogPlanRestore.ALL);

    /// Defines `table.plan.force-recompile`. It is accepted without effect.
    public static final ConfigOption<Boolean> PLAN_FORCE_RECOMPILE =
            ConfigOptions.key("table.plan.force-recompile").booleanType().defaultValue(false);

    /// Defines `table.generated-code.max-length`. It is accepted without effect.
    public static final ConfigOption<Integer> MAX_LENGTH_GENERATED_CODE =
            ConfigOptions.key("table.generated-code.max-length").intType().defaultValue(4000);

    /// Defines `table.generated-code.max-members`. It is accepted without effect.
    public static final ConfigOption<Integer> MAX_MEMBERS_GENERATED_CODE =
            ConfigOptions.key("table.generated-code.max-members").intType().defaultValue(10_000);

    /// Says which columns a star leaves out.
    public enum ColumnExpansionStrategy implements DescribedEnum {
        EXCLUDE_ALIASED_VIRTUAL_METADATA_COLUMNS("Metadata columns that are read only and have a key."),
        EXCLUDE_DEFAULT_VIRTUAL_METADATA_COLUMNS("Metadata columns that are read only and have no key.");

        private final InlineElement description;

        ColumnExpansionStrategy(String description) {
            this.description = TextElement.text(description);
        }

        @Override
        public InlineElement getDescription() {
            return description;
        }
    }

    /// Says what a compiled plan contains of tables.
    public enum CatalogPlanCompilation implements DescribedEnum {
        ALL("Columns, options and names."),
        SCHEMA("Columns and names."),
        IDENTIFIER("Names.");

        private final InlineElement description;

        CatalogPlanCompilation(String description) {
            this.description = TextElement.text(description);
        }

        @Override
        public InlineElement getDescription() {
            return description;
        }
    }

    /// Says where a compiled plan finds its tables.
    public enum CatalogPlanRestore implements DescribedEnum {
        ALL("In the plan or in the catalog."),
        ALL_ENFORCED("In the plan."),
        IDENTIFIER("In the catalog.");

        private final InlineElement description;

        CatalogPlanRestore(String description) {
            this.description = TextElement.text(description);
        }

        @Override
        public InlineElement getDescription() {
            return description;
        }
    }

    private TableConfigOptions() {}
}
