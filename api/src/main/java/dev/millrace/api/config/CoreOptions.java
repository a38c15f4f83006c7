package dev.millrace.api.config;

import java.util.List;
import java.util.stream.Stream;

/// Defines the options of a whole installation.
public class CoreOptions {

    /// The parallelism of steps for which the program sets none.
    public static final ConfigOption<Integer> DEFAULT_PARALLELISM = ConfigOptions.key("parallelism.default")
            .intType()
            .defaultValue(1)
            .withDescription("The parallelism of steps for which the program sets none.");

    /// The directory of Hadoop's configuration files, for plug-ins that read this option.
    public static final ConfigOption<String> FLINK_HADOOP_CONF_DIR = ConfigOptions.key("env.hadoop.conf.dir")
            .stringType()
            .noDefaultValue()
            .withDescription("The directory of Hadoop's configuration files. Flink's plug-in for Google Cloud Storage"
                    + " reads the option. Others read the environment variable HADOOP_CONF_DIR.");

    /// The directories of temporary files. The files need not survive the process.
    public static final ConfigOption<String> TMP_DIRS = ConfigOptions.key("io.tmp.dirs")
            .stringType()
            .noDefaultValue()
            .withDeprecatedKeys("taskmanager.tmp.dirs")
            .withDescription("Directories for files that need not outlive the process.");

    /// The order of class loading: child-first prefers user classes, parent-first prefers classes of the engine.
    public static final ConfigOption<String> CLASSLOADER_RESOLVE_ORDER = ConfigOptions.key("classloader.resolve-order")
            .stringType()
            .defaultValue("child-first")
            .withDescription("Whether user classes (child-first) or those of the engine (parent-first) win.");

    /// The prefixes of classes that always come from the engine.
    public static final ConfigOption<List<String>> ALWAYS_PARENT_FIRST_LOADER_PATTERNS = ConfigOptions.key(
                    "classloader.parent-first-patterns.default")
            .stringType()
            .asList()
            .defaultValues("java.", "javax.", "dev.millrace.", "org.slf4j.")
            .withDescription("Prefixes of classes that always come from the engine.");

    /// The further prefixes of classes that always come from the engine.
    public static final ConfigOption<List<String>> ALWAYS_PARENT_FIRST_LOADER_PATTERNS_ADDITIONAL = ConfigOptions.key(
                    "classloader.parent-first-patterns.additional")
            .stringType()
            .asList()
            .defaultValues()
            .withDescription("Further prefixes of classes that always come from the engine.");

    /// Whether the use of a user class after the end of its job fails.
    public static final ConfigOption<Boolean> CHECK_LEAKED_CLASSLOADER = ConfigOptions.key(
                    "classloader.check-leaked-classloader")
            .booleanType()
            .defaultValue(true)
            .withDescription("Whether user classes used after the end of their job fail.");

    /// The scheme of paths that have none.
    public static final ConfigOption<String> DEFAULT_FILESYSTEM_SCHEME = ConfigOptions.key("fs.default-scheme")
            .stringType()
            .noDefaultValue()
            .withDescription("Scheme of paths without one.");

    /// Whether file sinks overwrite existing files.
    public static final ConfigOption<Boolean> FILESYTEM_DEFAULT_OVERRIDE = ConfigOptions.key("fs.overwrite-files")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether file sinks replace files that are there.");

    /// Whether file sinks of parallelism one write into a directory, too.
    public static final ConfigOption<Boolean> FILESYSTEM_OUTPUT_ALWAYS_CREATE_DIRECTORY = ConfigOptions.key(
                    "fs.output.always-create-directory")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether file sinks of parallelism one write into a directory too.");

    /// The prefixes of classes that plug-ins take from the engine.
    public static final ConfigOption<List<String>> PLUGIN_ALWAYS_PARENT_FIRST_LOADER_PATTERNS = ConfigOptions.key(
                    "plugin.classloader.parent-first-patterns.default")
            .stringType()
            .asList()
            .defaultValues("java.", "javax.", "jdk.", "dev.millrace.", "org.slf4j.")
            .withDescription("Prefixes of classes that plug-ins take from the engine.");

    /// The further prefixes of classes that plug-ins take from the engine.
    public static final ConfigOption<List<String>> PLUGIN_ALWAYS_PARENT_FIRST_LOADER_PATTERNS_ADDITIONAL =
            ConfigOptions.key("plugin.classloader.parent-first-patterns.additional")
                    .stringType()
                    .asList()
                    .defaultValues()
                    .withDescription("Further prefixes of classes that plug-ins take from the engine.");

    /// Creates an instance without use; all options are constants.
    public CoreOptions() {}

    /// Returns the option that changes the priority of a file-system factory. The factory with the highest priority
    /// serves the scheme.
    public static ConfigOption<Integer> fileSystemFactoryPriority(String scheme, String factoryClassName) {
        return ConfigOptions.key("fs." + scheme + ".priority." + factoryClassName)
                .intType()
                .noDefaultValue();
    }

    /// Returns the prefixes of all classes that plug-ins take from the engine.
    public static String[] getPluginParentFirstLoaderPatterns(Configuration config) {
        return mergeListsToArray(
                config.get(PLUGIN_ALWAYS_PARENT_FIRST_LOADER_PATTERNS),
                config.get(PLUGIN_ALWAYS_PARENT_FIRST_LOADER_PATTERNS_ADDITIONAL));
    }

    /// Returns the prefixes of all classes that always come from the engine.
    public static String[] getParentFirstLoaderPatterns(ReadableConfig config) {
        return mergeListsToArray(
                config.get(ALWAYS_PARENT_FIRST_LOADER_PATTERNS),
                config.get(ALWAYS_PARENT_FIRST_LOADER_PATTERNS_ADDITIONAL));
    }

    /// Concatenates two lists into an array.
    public static String[] mergeListsToArray(List<String> base, List<String> append) {
        return Stream.concat(base.stream(), append.stream()).toArray(String[]::new);
    }
}
