package dev.millrace.table.factories;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.FallbackKey;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.table.catalog.CommonCatalogOptions;
import dev.millrace.table.catalog.ObjectIdentifier;
import dev.millrace.table.catalog.object.Catalog;
import dev.millrace.table.catalog.object.ResolvedCatalogTable;
import dev.millrace.table.connector.format.DecodingFormat;
import dev.millrace.table.connector.format.EncodingFormat;
import dev.millrace.table.connector.sink.DynamicTableSink;
import dev.millrace.table.connector.source.DynamicTableSource;
import dev.millrace.table.factories.base.Factory;
import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.module.Module;
import dev.millrace.table.watermark.WatermarkEmitStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds factories and checks their options.
public final class FactoryUtil {
    /// Is the version of the options of a table.
    public static final ConfigOption<Integer> PROPERTY_VERSION = ConfigOptions.key("property-version")
            .intType()
            .defaultValue(1)
            .withDescription("The version of the options of a table.");

    /// Selects the connector of a table.
    public static final ConfigOption<String> CONNECTOR =
            ConfigOptions.key("connector").stringType().noDefaultValue().withDescription("The connector of a table.");

    /// Selects the format of a table.
    public static final ConfigOption<String> FORMAT =
            ConfigOptions.key("format").stringType().noDefaultValue().withDescription("The format of a table.");

    /// Sets the number of subtasks of a sink.
    public static final ConfigOption<Integer> SINK_PARALLELISM = ConfigOptions.key("sink.parallelism")
            .intType()
            .noDefaultValue()
            .withDescription("The number of subtasks of the sink.");

    /// Sets the number of subtasks of a source.
    public static final ConfigOption<Integer> SOURCE_PARALLELISM = ConfigOptions.key("scan.parallelism")
            .intType()
            .noDefaultValue()
            .withDescription("The number of subtasks of the source.");

    /// Says when a source emits watermarks.
    public static final ConfigOption<WatermarkEmitStrategy> WATERMARK_EMIT_STRATEGY = ConfigOptions.key(
                    "scan.watermark.emit.strategy")
            .enumType(WatermarkEmitStrategy.class)
            .defaultValue(WatermarkEmitStrategy.ON_PERIODIC)
            .withDescription("When a source emits watermarks.");

    /// Names sources whose watermarks advance together.
    public static final ConfigOption<String> WATERMARK_ALIGNMENT_GROUP = ConfigOptions.key(
                    "scan.watermark.alignment.group")
            .stringType()
            .noDefaultValue()
            .withDescription("The group of sources whose watermarks advance together.");

    /// Says how far the watermark of a source may be ahead of the others of its group.
    public static final ConfigOption<Duration> WATERMARK_ALIGNMENT_MAX_DRIFT = ConfigOptions.key(
                    "scan.watermark.alignment.max-drift")
            .durationType()
            .noDefaultValue()
            .withDescription("How far the watermark of a source may be ahead.");

    /// Says how often the sources of a group compare their watermarks.
    public static final ConfigOption<Duration> WATERMARK_ALIGNMENT_UPDATE_INTERVAL = ConfigOptions.key(
                    "scan.watermark.alignment.update-interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(1))
            .withDescription("How often the sources of a group compare their watermarks.");

    /// Says after which time without rows a source does not hold back watermarks any more.
    public static final ConfigOption<Duration> SOURCE_IDLE_TIMEOUT = ConfigOptions.key("scan.watermark.idle-timeout")
            .durationType()
            .noDefaultValue()
            .withDescription("The time without rows after which a source is idle.");

    /// Ends the key of an option that selects a format.
    public static final String FORMAT_SUFFIX = ".format";

    /// Stands for the name of a column in the key of an option.
    public static final String PLACEHOLDER_SYMBOL = "#";

    private static final Set<ConfigOption<?>> WATERMARKS = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(
            WATERMARK_EMIT_STRATEGY,
            WATERMARK_ALIGNMENT_GROUP,
            WATERMARK_ALIGNMENT_MAX_DRIFT,
            WATERMARK_ALIGNMENT_UPDATE_INTERVAL,
            SOURCE_IDLE_TIMEOUT)));

    private FactoryUtil() {}

    /// Returns all factories of a class loader.
    public static List<Factory> discoverFactories(ClassLoader classLoader) {
        return FactoryServices.all(classLoader);
    }

    /// Returns the source of a table.
    ///
    /// @param preferredFactory the factory; null for the one that the option `connector` selects
    /// @param enrichmentOptions options that replace those of the table
    /// @param configuration the options of the session
    public static DynamicTableSource createDynamicTableSource(
            @Nullable DynamicTableSourceFactory preferredFactory,
            ObjectIdentifier objectIdentifier,
            ResolvedCatalogTable catalogTable,
            Map<String, String> enrichmentOptions,
            ReadableConfig configuration,
            ClassLoader classLoader,
            boolean isTemporary) {
        DefaultDynamicTableContext context = new DefaultDynamicTableContext(
                objectIdentifier, catalogTable, enrichmentOptions, configuration, classLoader, isTemporary);
        DynamicTableSourceFactory factory = preferredFactory != null
                ? preferredFactory
                : discoverFactory(
                        classLoader, DynamicTableSourceFactory.class, connector(objectIdentifier, catalogTable));
        return factory.createDynamicTableSource(context);
    }

    /// Returns the sink of a table.
    ///
    /// @param preferredFactory the factory; null for the one that the option `connector` selects
    /// @param enrichmentOptions options that replace those of the table
    /// @param configuration the options of the session
    public static DynamicTableSink createDynamicTableSink(
            @Nullable DynamicTableSinkFactory preferredFactory,
            ObjectIdentifier objectIdentifier,
            ResolvedCatalogTable catalogTable,
            Map<String, String> enrichmentOptions,
            ReadableConfig configuration,
            ClassLoader classLoader,
            boolean isTemporary) {
        DefaultDynamicTableContext context = new DefaultDynamicTableContext(
                objectIdentifier, catalogTable, enrichmentOptions, configuration, classLoader, isTemporary);
        DynamicTableSinkFactory factory = preferredFactory != null
                ? preferredFactory
                : discoverFactory(
                        classLoader, DynamicTableSinkFactory.class, connector(objectIdentifier, catalogTable));
        return factory.createDynamicTableSink(context);
    }

    private static String connector(ObjectIdentifier path, ResolvedCatalogTable table) {
        String connector = table.getOptions().get(CONNECTOR.key());
        if (connector != null) return connector;
        throw new ValidationException(FactoryFaults.MISSING_OPTION
                .what("The table %s has no option 'connector'.", path.asSummaryString())
                .fix("Write WITH ('connector' = '...', ...)."));
    }

    /// Returns what checks the options of a catalog.
    public static CatalogFactoryHelper createCatalogFactoryHelper(
            CatalogFactory factory, CatalogFactory.Context context) {
        return new CatalogFactoryHelper(factory, context);
    }

    /// Returns what checks the options of a table and finds its formats.
    public static TableFactoryHelper createTableFactoryHelper(
            DynamicTableFactory factory, DynamicTableFactory.Context context) {
        return new TableFactoryHelper(factory, context);
    }

    /// Returns a catalog that is not open yet.
    ///
    /// @param options the options, among them `type`
    public static Catalog createCatalog(
            String catalogName, Map<String, String> options, ReadableConfig configuration, ClassLoader classLoader) {
        String type = options.get(CommonCatalogOptions.CATALOG_TYPE.key());
        if (type == null) {
            throw new ValidationException(FactoryFaults.MISSING_OPTION
                    .what("The catalog %s has no option 'type'.", catalogName)
                    .fix("Write WITH ('type' = '...', ...)."));
        }
        Map<String, String> others = new LinkedHashMap<>(options);
        others.remove(CommonCatalogOptions.CATALOG_TYPE.key());
        return discoverFactory(classLoader, CatalogFactory.class, type)
                .createCatalog(new DefaultCatalogContext(catalogName, others, configuration, classLoader));
    }

    /// Returns a module for LOAD MODULE.
    ///
    /// @param moduleName the identifier of the factory
    public static Module createModule(
            String moduleName, Map<String, String> options, ReadableConfig configuration, ClassLoader classLoader) {
        return discoverFactory(classLoader, ModuleFactory.class, moduleName)
                .createModule(new DefaultModuleContext(options, configuration, classLoader));
    }

    /// Describes a module.
    ///
    /// @param getOptions the options of LOAD MODULE
    private record DefaultModuleContext(
            Map<String, String> getOptions, ReadableConfig getConfiguration, ClassLoader getClassLoader)
            implements ModuleFactory.Context {}

    /// Returns what checks the options of a module.
    public static ModuleFactoryHelper createModuleFactoryHelper(ModuleFactory factory, ModuleFactory.Context context) {
        return new ModuleFactoryHelper(factory, context);
    }

    /// Returns the factory of a kind with an identifier.
    ///
    /// @throws ValidationException if there is none, or if there are several classes
    public static <T extends Factory> T discoverFactory(
            ClassLoader classLoader, Class<T> factoryClass, String factoryIdentifier) {
        return FactoryServices.find(classLoader, factoryClass, factoryIdentifier);
    }

    /// Checks that the required options are set and that the values of all options can be read.
    public static void validateFactoryOptions(Factory factory, ReadableConfig options) {
        validateFactoryOptions(factory.requiredOptions(), factory.optionalOptions(), options);
    }

    /// Checks that the required options are set and that the values of all options can be read.
    public static void validateFactoryOptions(
            Set<ConfigOption<?>> requiredOptions, Set<ConfigOption<?>> optionalOptions, ReadableConfig options) {
        OptionChecks.values(requiredOptions, optionalOptions, options);
    }

    /// Checks that each key is known.
    public static void validateUnconsumedKeys(
            String factoryIdentifier, Set<String> allOptionKeys, Set<String> consumedOptionKeys) {
        validateUnconsumedKeys(factoryIdentifier, allOptionKeys, consumedOptionKeys, Set.of());
    }

    /// Checks that each key is known.
    ///
    /// @param deprecatedOptionKeys known keys that messages do not name
    public static void validateUnconsumedKeys(
            String factoryIdentifier,
            Set<String> allOptionKeys,
            Set<String> consumedOptionKeys,
            Set<String> deprecatedOptionKeys) {
        OptionChecks.unconsumed(factoryIdentifier, allOptionKeys, consumedOptionKeys, deprecatedOptionKeys);
    }

    /// Returns the prefix of the options of a format, such as `value.json.`.
    ///
    /// @param formatOption selects the format
    public static String getFormatPrefix(ConfigOption<String> formatOption, String formatIdentifier) {
        String key = formatOption.key();
        if (key.equals(FORMAT.key())) return formatIdentifier + ".";
        if (key.endsWith(FORMAT_SUFFIX)) {
            return key.substring(0, key.length() - FORMAT_SUFFIX.length() + 1) + formatIdentifier + ".";
        }
        throw new ValidationException(FactoryFaults.FAILED
                .what("The option '%s' cannot select a format.", key)
                .why("Its key is neither 'format' nor ends with '.format'.")
                .fix("Report this to the developers of the connector."));
    }

    /// Returns the factory of a kind that a catalog has; empty if it has none.
    public static <T extends DynamicTableFactory> Optional<T> getDynamicTableFactory(
            Class<T> factoryClass, @Nullable Catalog catalog) {
        if (catalog == null) return Optional.empty();
        return catalog.getFactory().filter(factoryClass::isInstance).map(factoryClass::cast);
    }

    /// Returns an option as SQL contains it.
    public static String stringifyOption(String key, String value) {
        String shown = key.toLowerCase(Locale.ROOT).contains("password") ? "******" : value;
        return "'" + key.replace("'", "''") + "'='" + shown.replace("'", "''") + "'";
    }

    /// Checks the options of watermarks.
    public static void validateWatermarkOptions(String factoryIdentifier, ReadableConfig configuration) {
        Optional<String> problem = checkWatermarkOptions(configuration);
        if (problem.isEmpty()) return;
        throw new ValidationException(FactoryFaults.WRONG_VALUE
                .what("The options of watermarks of '%s' contradict each other.", factoryIdentifier)
                .why("%s", problem.get())
                .fix("Set the option as well, or leave the other one out."));
    }

    /// Returns what is wrong with the options of watermarks; empty if nothing is.
    public static Optional<String> checkWatermarkOptions(ReadableConfig configuration) {
        boolean hasGroup = configuration.getOptional(WATERMARK_ALIGNMENT_GROUP).isPresent();
        boolean hasDrift =
                configuration.getOptional(WATERMARK_ALIGNMENT_MAX_DRIFT).isPresent();
        boolean hasInterval =
                configuration.getOptional(WATERMARK_ALIGNMENT_UPDATE_INTERVAL).isPresent();
        if (hasGroup == hasDrift && (hasGroup || !hasInterval)) return Optional.empty();
        String missing = hasGroup ? WATERMARK_ALIGNMENT_MAX_DRIFT.key() : WATERMARK_ALIGNMENT_GROUP.key();
        return Optional.of("The option '%s' is missing.".formatted(missing));
    }

    /// Checks the options of a factory. Not thread-safe.
    ///
    /// @param <F> the factory
    public static class FactoryHelper<F extends Factory> {
        protected final F factory;
        protected final Configuration allOptions;
        protected final Set<String> consumedOptionKeys = new HashSet<>();
        protected final Set<String> deprecatedOptionKeys = new HashSet<>();

        /// Creates what checks options.
        ///
        /// @param implicitOptions options that are known besides those of the factory
        public FactoryHelper(F factory, Map<String, String> configuration, ConfigOption<?>... implicitOptions) {
            this.factory = factory;
            this.allOptions = Configuration.fromMap(configuration);
            for (ConfigOption<?> each : implicitOptions) consume("", each);
            for (ConfigOption<?> each : factory.requiredOptions()) consume("", each);
            for (ConfigOption<?> each : factory.optionalOptions()) consume("", each);
        }

        final void consume(String prefix, ConfigOption<?> option) {
            consumedOptionKeys.add(prefix + option.key());
            for (FallbackKey each : option.fallbackKeys()) {
                consumedOptionKeys.add(prefix + each.getKey());
                if (each.isDeprecated()) deprecatedOptionKeys.add(prefix + each.getKey());
            }
            consumeParts(prefix + option.key(), option);
        }

        /// Options that are maps are also given as one key per entry.
        private void consumeParts(String key, ConfigOption<?> option) {
            List<String> parts = allOptions.keySet().stream()
                    .filter(each -> each.startsWith(key + "."))
                    .toList();
            if (!parts.isEmpty() && isMap(option, parts)) consumedOptionKeys.addAll(parts);
        }

        /// Maps are the only options whose values are read from several keys.
        private boolean isMap(ConfigOption<?> option, List<String> parts) {
            Configuration given = new Configuration();
            for (String each : parts) given.setString(option.key() + each.substring(each.lastIndexOf('.')), "");
            return given.contains(option);
        }

        /// Checks the options, all of which must be known.
        ///
        /// @throws ValidationException if one is missing, wrong or not known
        public void validate() {
            validateFactoryOptions(factory, allOptions);
            validateUnconsumedKeys(
                    factory.factoryIdentifier(), allOptions.keySet(), consumedOptionKeys, deprecatedOptionKeys);
            validateWatermarkOptions(factory.factoryIdentifier(), allOptions);
        }

        /// Checks the options, which must be known unless they begin with one of the prefixes.
        ///
        /// @throws ValidationException if one is missing, wrong or not known
        public void validateExcept(String... prefixesToSkip) {
            for (String key : allOptions.keySet()) {
                if (Arrays.stream(prefixesToSkip).anyMatch(key::startsWith)) consumedOptionKeys.add(key);
            }
            validate();
        }

        /// Returns the options.
        public ReadableConfig getOptions() {
            return allOptions;
        }
    }

    /// Checks the options of a catalog. Not thread-safe.
    public static class CatalogFactoryHelper extends FactoryHelper<CatalogFactory> {
        /// Creates what checks options.
        public CatalogFactoryHelper(CatalogFactory catalogFactory, CatalogFactory.Context context) {
            super(catalogFactory, context.getOptions(), PROPERTY_VERSION);
        }
    }

    /// Returns what checks the options of a store of catalogs.
    public static CatalogStoreFactoryHelper createCatalogStoreFactoryHelper(
            CatalogStoreFactory factory, CatalogStoreFactory.Context context) {
        return new CatalogStoreFactoryHelper(factory, context);
    }

    /// Checks the options of a store of catalogs. Not thread-safe.
    public static class CatalogStoreFactoryHelper extends FactoryHelper<CatalogStoreFactory> {
        private CatalogStoreFactoryHelper(CatalogStoreFactory factory, CatalogStoreFactory.Context context) {
            super(factory, context.getOptions(), PROPERTY_VERSION);
        }
    }

    /// Checks the options of a module. Not thread-safe.
    public static class ModuleFactoryHelper extends FactoryHelper<ModuleFactory> {
        /// Creates what checks options.
        public ModuleFactoryHelper(ModuleFactory moduleFactory, ModuleFactory.Context context) {
            super(moduleFactory, context.getOptions(), PROPERTY_VERSION);
        }
    }

    /// Checks the options of a table, and finds its formats. Not thread-safe.
    public static class TableFactoryHelper extends FactoryHelper<DynamicTableFactory> {
        private final DynamicTableFactory.Context context;
        private final Configuration enrichingOptions;

        private TableFactoryHelper(DynamicTableFactory tableFactory, DynamicTableFactory.Context context) {
            super(tableFactory, context.getCatalogTable().getOptions(), implicit());
            this.context = context;
            this.enrichingOptions = Configuration.fromMap(context.getEnrichmentOptions());
            enrich("", tableFactory.forwardOptions());
        }

        private static ConfigOption<?>[] implicit() {
            List<ConfigOption<?>> options = new ArrayList<>(WATERMARKS);
            options.add(PROPERTY_VERSION);
            options.add(CONNECTOR);
            return options.toArray(ConfigOption[]::new);
        }

        private void enrich(String prefix, Set<ConfigOption<?>> options) {
            Map<String, String> given = enrichingOptions.toMap();
            for (ConfigOption<?> each : options) {
                String value = given.get(prefix + each.key());
                if (value != null) allOptions.setString(prefix + each.key(), value);
            }
        }

        /// Returns the options.
        @Override
        public ReadableConfig getOptions() {
            return allOptions;
        }

        /// Returns the format that an option selects.
        ///
        /// @throws ValidationException if the option is not set or no factory has this identifier
        public <I, F extends DecodingFormatFactory<I>> DecodingFormat<I> discoverDecodingFormat(
                Class<F> formatFactoryClass, ConfigOption<String> formatOption) {
            return discoverOptionalDecodingFormat(formatFactoryClass, formatOption)
                    .orElseThrow(() -> missing(formatOption));
        }

        /// Returns the format that an option selects; empty if it is not set.
        public <I, F extends DecodingFormatFactory<I>> Optional<DecodingFormat<I>> discoverOptionalDecodingFormat(
                Class<F> formatFactoryClass, ConfigOption<String> formatOption) {
            return factory(formatFactoryClass, formatOption).map(found -> {
                String prefix = getFormatPrefix(formatOption, found.factoryIdentifier());
                return created(found, prefix, () -> found.createDecodingFormat(context, options(found, prefix)));
            });
        }

        /// Returns the format that an option selects.
        ///
        /// @throws ValidationException if the option is not set or no factory has this identifier
        public <I, F extends EncodingFormatFactory<I>> EncodingFormat<I> discoverEncodingFormat(
                Class<F> formatFactoryClass, ConfigOption<String> formatOption) {
            return discoverOptionalEncodingFormat(formatFactoryClass, formatOption)
                    .orElseThrow(() -> missing(formatOption));
        }

        /// Returns the format that an option selects; empty if it is not set.
        public <I, F extends EncodingFormatFactory<I>> Optional<EncodingFormat<I>> discoverOptionalEncodingFormat(
                Class<F> formatFactoryClass, ConfigOption<String> formatOption) {
            return factory(formatFactoryClass, formatOption).map(found -> {
                String prefix = getFormatPrefix(formatOption, found.factoryIdentifier());
                return created(found, prefix, () -> found.createEncodingFormat(context, options(found, prefix)));
            });
        }

        private <F extends Factory> Optional<F> factory(Class<F> factoryClass, ConfigOption<String> option) {
            Optional<String> identifier = allOptions.getOptional(option);
            if (identifier.isEmpty()) return Optional.empty();
            return Optional.of(discoverFactory(context.getClassLoader(), factoryClass, identifier.get()));
        }

        private ReadableConfig options(FormatFactory format, String prefix) {
            enrich(prefix, format.forwardOptions());
            for (ConfigOption<?> each : format.requiredOptions()) consume(prefix, each);
            for (ConfigOption<?> each : format.optionalOptions()) consume(prefix, each);
            return new PrefixedOptions(allOptions, prefix);
        }

        private static <T> T created(FormatFactory format, String prefix, Supplier<T> creation) {
            try {
                return creation.get();
            } catch (ValidationException wrong) {
                throw new ValidationException(FactoryFaults.FAILED
                        .what("The format '%s' cannot be created.", format.factoryIdentifier())
                        .why("%s", String.valueOf(wrong.getMessage()))
                        .cause(wrong)
                        .fix("Correct the options that begin with '%s'.", prefix));
            }
        }

        private static ValidationException missing(ConfigOption<String> option) {
            return new ValidationException(FactoryFaults.MISSING_OPTION
                    .what("The required option '%s' is missing.", option.key())
                    .fix("Add '%s' = '...'.", option.key()));
        }
    }

    /// Describes a table for its factory.
    public static class DefaultDynamicTableContext implements DynamicTableFactory.Context {
        private final ObjectIdentifier objectIdentifier;
        private final ResolvedCatalogTable catalogTable;
        private final Map<String, String> enrichmentOptions;
        private final ReadableConfig configuration;
        private final ClassLoader classLoader;
        private final boolean isTemporary;

        /// Creates the description.
        public DefaultDynamicTableContext(
                ObjectIdentifier objectIdentifier,
                ResolvedCatalogTable catalogTable,
                Map<String, String> enrichmentOptions,
                ReadableConfig configuration,
                ClassLoader classLoader,
                boolean isTemporary) {
            this.objectIdentifier = objectIdentifier;
            this.catalogTable = catalogTable;
            this.enrichmentOptions = new LinkedHashMap<>(enrichmentOptions);
            this.configuration = configuration;
            this.classLoader = classLoader;
            this.isTemporary = isTemporary;
        }

        @Override
        public ObjectIdentifier getObjectIdentifier() {
            return objectIdentifier;
        }

        @Override
        public ResolvedCatalogTable getCatalogTable() {
            return catalogTable;
        }

        @Override
        public Map<String, String> getEnrichmentOptions() {
            return enrichmentOptions;
        }

        @Override
        public ReadableConfig getConfiguration() {
            return configuration;
        }

        @Override
        public ClassLoader getClassLoader() {
            return classLoader;
        }

        @Override
        public boolean isTemporary() {
            return isTemporary;
        }
    }

    /// Describes a catalog for its factory.
    public static class DefaultCatalogContext implements CatalogFactory.Context {
        private final String name;
        private final Map<String, String> options;
        private final ReadableConfig configuration;
        private final ClassLoader classLoader;

        /// Creates the description.
        public DefaultCatalogContext(
                String name, Map<String, String> options, ReadableConfig configuration, ClassLoader classLoader) {
            this.name = name;
            this.options = new LinkedHashMap<>(options);
            this.configuration = configuration;
            this.classLoader = classLoader;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public Map<String, String> getOptions() {
            return options;
        }

        @Override
        public ReadableConfig getConfiguration() {
            return configuration;
        }

        @Override
        public ClassLoader getClassLoader() {
            return classLoader;
        }
    }
}
