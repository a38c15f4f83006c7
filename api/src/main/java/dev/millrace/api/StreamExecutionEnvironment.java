package dev.millrace.api;

import dev.millrace.api.config.CheckpointingMode;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.CoreOptions;
import dev.millrace.api.config.ExecutionOptions;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.config.StateChangelogOptions;
import dev.millrace.api.config.TernaryBoolean;
import dev.millrace.api.execution.CheckpointConfig;
import dev.millrace.api.execution.ClosureCleaner;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobListener;
import dev.millrace.api.execution.SlotSharingGroup;
import dev.millrace.api.fs.Path;
import dev.millrace.api.function.InvalidTypesException;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.RemoteExecutor;
import dev.millrace.api.plan.Step;
import dev.millrace.api.process.DistributedCache.DistributedCacheEntry;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.library.NumberSequenceSource;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.AbstractID;
import dev.millrace.api.util.Preconditions;
import dev.millrace.api.util.SplittableIterator;
import dev.millrace.base.host.Host;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Describes pipelines and runs them as jobs. Every program begins with an environment. Not thread-safe: one thread at
/// a time may use an environment and its streams.
public non-sealed class StreamExecutionEnvironment
        implements EarlierEnvironment, FormatInputs, SocketInputs, StreamGraphs, AutoCloseable {
    private static final AtomicReference<@Nullable StreamExecutionEnvironmentFactory> CONTEXT = new AtomicReference<>();
    private static final AtomicInteger LOCAL_PARALLELISM =
            new AtomicInteger(Host.real().threads().cores());

    /// Contains all settings, including those of [#config] and [#checkpointCfg].
    protected final Configuration configuration;

    protected final ExecutionConfig config;
    protected final CheckpointConfig checkpointCfg;

    /// Contains the steps with an effect, for example sinks, that were described since the last job.
    protected final List<Step<?>> transformations;

    /// Contains the files that [#registerCachedFile] registered.
    protected final List<Tuple2<String, DistributedCacheEntry>> cacheFile;

    private final Jobs jobs;
    private final Sources sources = new Sources(this);

    /// Creates an environment with default settings.
    public StreamExecutionEnvironment() {
        this(new Configuration());
    }

    /// Creates an environment with a copy of the settings.
    public StreamExecutionEnvironment(Configuration configuration) {
        this(configuration, Thread.currentThread().getContextClassLoader());
    }

    /// Creates an environment with a copy of the settings.
    ///
    /// @param userClassloader loads the classes of the program; null for the context class loader of this thread
    public StreamExecutionEnvironment(Configuration configuration, @Nullable ClassLoader userClassloader) {
        this.configuration = new Configuration(configuration);
        this.config = new ExecutionConfig(this.configuration);
        this.checkpointCfg = new CheckpointConfig(this.configuration);
        ClassLoader loader = userClassloader == null ? Thread.currentThread().getContextClassLoader() : userClassloader;
        this.jobs = new Jobs(this.configuration, config, checkpointCfg, loader);
        this.transformations = jobs.pending();
        this.cacheFile = jobs.cachedFiles();
        jobs.configure(this.configuration);
    }

    // ---- the environment itself

    /// Returns the environment of the launcher that runs the program, or a new local environment.
    public static StreamExecutionEnvironment getExecutionEnvironment() {
        return getExecutionEnvironment(new Configuration());
    }

    /// Returns the environment of the launcher that runs the program, with the given settings added. If there is no
    /// launcher, returns a new environment: remote if `execution.target` is `remote`, and local otherwise.
    public static StreamExecutionEnvironment getExecutionEnvironment(Configuration configuration) {
        StreamExecutionEnvironmentFactory factory = CONTEXT.get();
        return factory != null ? factory.createExecutionEnvironment(configuration) : withoutLauncher(configuration);
    }

    /// Returns the environment of a program that no launcher runs: remote if `execution.target` is `remote`, and local
    /// in all other cases.
    protected static StreamExecutionEnvironment withoutLauncher(Configuration configuration) {
        boolean isRemote = RemoteExecutor.isAskedFor(configuration) && !JobExecutor.HERE.isBound();
        return isRemote ? new RemoteStreamEnvironment(configuration) : createLocalEnvironment(configuration);
    }

    /// Creates an environment whose jobs run in a remote cluster.
    ///
    /// @param port the port of the coordinator's HTTP interface
    /// @param jarFiles the paths of the jars with the classes of the program
    public static StreamExecutionEnvironment createRemoteEnvironment(String host, int port, String... jarFiles) {
        return new RemoteStreamEnvironment(host, port, jarFiles);
    }

    /// Creates an environment whose jobs run in a remote cluster, with a parallelism for steps that set none.
    public static StreamExecutionEnvironment createRemoteEnvironment(
            String host, int port, int parallelism, String... jarFiles) {
        return new RemoteStreamEnvironment(host, port, jarFiles).setParallelism(parallelism);
    }

    /// Creates an environment whose jobs run in a remote cluster, with the given settings.
    public static StreamExecutionEnvironment createRemoteEnvironment(
            String host, int port, Configuration clientConfig, String... jarFiles) {
        return new RemoteStreamEnvironment(host, port, clientConfig, jarFiles);
    }

    /// Creates a local environment with one subtask per core.
    public static LocalStreamEnvironment createLocalEnvironment() {
        return createLocalEnvironment(new Configuration());
    }

    /// Creates a local environment with the given parallelism.
    public static LocalStreamEnvironment createLocalEnvironment(int parallelism) {
        return createLocalEnvironment(parallelism, new Configuration());
    }

    /// Creates a local environment. The argument `parallelism` overrides the parallelism in the settings.
    public static LocalStreamEnvironment createLocalEnvironment(int parallelism, Configuration configuration) {
        LocalStreamEnvironment environment = new LocalStreamEnvironment(configuration);
        environment.setParallelism(parallelism);
        return environment;
    }

    /// Creates a local environment. If the settings contain no parallelism, each step has one subtask per core.
    public static LocalStreamEnvironment createLocalEnvironment(Configuration configuration) {
        int parallelism =
                configuration.getOptional(CoreOptions.DEFAULT_PARALLELISM).orElseGet(LOCAL_PARALLELISM::get);
        return createLocalEnvironment(parallelism, configuration);
    }

    /// Works like [#createLocalEnvironment(Configuration)]. Local environments have no web interface.
    public static StreamExecutionEnvironment createLocalEnvironmentWithWebUI(Configuration configuration) {
        return createLocalEnvironment(configuration);
    }

    /// Returns the parallelism of local environments that set none.
    public static int getDefaultLocalParallelism() {
        return LOCAL_PARALLELISM.get();
    }

    /// Sets the parallelism of local environments that are created later without a parallelism.
    public static void setDefaultLocalParallelism(int parallelism) {
        Preconditions.checkArgument(
                parallelism > 0, "the default parallelism must be positive, %s is not", parallelism);
        LOCAL_PARALLELISM.set(parallelism);
    }

    /// Sets the factory from which [#getExecutionEnvironment()] gets environments in this process, for launchers.
    protected static void initializeContextEnvironment(StreamExecutionEnvironmentFactory factory) {
        CONTEXT.set(Preconditions.checkNotNull(factory));
    }

    /// Removes the factory that [#initializeContextEnvironment] set.
    protected static void resetContextEnvironment() {
        CONTEXT.set(null);
    }

    /// Returns true, because programs may create environments of their own.
    public static boolean areExplicitEnvironmentsAllowed() {
        return true;
    }

    /// Returns the class loader of the program.
    protected ClassLoader getUserClassloader() {
        return jobs.userLoader();
    }

    // ---- settings

    /// Returns the execution settings. Changes of the returned object change the settings of the environment.
    public ExecutionConfig getConfig() {
        return config;
    }

    /// Returns the checkpoint settings. Changes of the returned object change the settings of the environment.
    public CheckpointConfig getCheckpointConfig() {
        return checkpointCfg;
    }

    /// Returns a view of the settings, which reflects later changes.
    public ReadableConfig getConfiguration() {
        return configuration;
    }

    /// Copies all given settings into the settings of the environment.
    public void configure(ReadableConfig configuration) {
        configure(configuration, jobs.userLoader());
    }

    /// Copies all given settings into the environment. The class loader loads the classes that the settings name.
    public void configure(ReadableConfig configuration, ClassLoader classLoader) {
        this.configuration.addAll(Configuration.fromMap(configuration.toMap()));
        config.configure(configuration, classLoader);
        checkpointCfg.configure(configuration);
        jobs.configure(configuration);
    }

    /// Sets the number of subtasks of steps that are described later and set none.
    public StreamExecutionEnvironment setParallelism(int parallelism) {
        config.setParallelism(parallelism);
        return this;
    }

    /// Returns the parallelism of steps that set none.
    public int getParallelism() {
        int set = config.getParallelism();
        return set == ExecutionConfig.PARALLELISM_DEFAULT ? configuration.get(CoreOptions.DEFAULT_PARALLELISM) : set;
    }

    /// Sets the maximum parallelism, which is the number of key groups (up to 32768), of steps that set none.
    public StreamExecutionEnvironment setMaxParallelism(int maxParallelism) {
        config.setMaxParallelism(maxParallelism);
        return this;
    }

    /// Returns the maximum parallelism of steps that set none, or -1 if the program has not set it.
    public int getMaxParallelism() {
        return config.getMaxParallelism();
    }

    /// Sets whether jobs run in streaming or batch mode; AUTOMATIC runs bounded jobs in batch mode.
    public StreamExecutionEnvironment setRuntimeMode(RuntimeExecutionMode executionMode) {
        configuration.set(ExecutionOptions.RUNTIME_MODE, Preconditions.checkNotNull(executionMode));
        return this;
    }

    /// Declares the resources of a slot sharing group. Steps join the group by name.
    public StreamExecutionEnvironment registerSlotSharingGroup(SlotSharingGroup slotSharingGroup) {
        jobs.register(slotSharingGroup);
        return this;
    }

    /// Sets how many milliseconds an incomplete batch may wait; 0 sends at once; -1 waits until the sender is idle.
    public StreamExecutionEnvironment setBufferTimeout(long timeoutMillis) {
        Preconditions.checkArgument(
                timeoutMillis >= -1, "the buffer timeout must be -1 or more, not %s", timeoutMillis);
        boolean isEnabled = timeoutMillis != ExecutionOptions.DISABLED_NETWORK_BUFFER_TIMEOUT;
        configuration.set(ExecutionOptions.BUFFER_TIMEOUT_ENABLED, isEnabled);
        if (isEnabled) configuration.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(timeoutMillis));
        return this;
    }

    /// Returns how long an incomplete batch may wait, in milliseconds; -1 means until the sender is idle.
    public long getBufferTimeout() {
        return configuration.get(ExecutionOptions.BUFFER_TIMEOUT_ENABLED)
                ? configuration.get(ExecutionOptions.BUFFER_TIMEOUT).toMillis()
                : ExecutionOptions.DISABLED_NETWORK_BUFFER_TIMEOUT;
    }

    /// Disables chaining, so that an exchange connects each step with the next.
    public StreamExecutionEnvironment disableOperatorChaining() {
        configuration.set(PipelineOptions.OPERATOR_CHAINING, false);
        return this;
    }

    /// Tells whether steps may be chained.
    public boolean isChainingEnabled() {
        return configuration.get(PipelineOptions.OPERATOR_CHAINING);
    }

    /// Tells whether steps with different maximum parallelisms may be chained.
    public boolean isChainingOfOperatorsWithDifferentMaxParallelismEnabled() {
        return configuration.get(PipelineOptions.OPERATOR_CHAINING_CHAIN_OPERATORS_WITH_DIFFERENT_MAX_PARALLELISM);
    }

    /// Enables checkpoints at an interval in milliseconds.
    public StreamExecutionEnvironment enableCheckpointing(long interval) {
        checkpointCfg.setCheckpointInterval(interval);
        return this;
    }

    /// Enables checkpoints at an interval in milliseconds, with a consistency mode.
    public StreamExecutionEnvironment enableCheckpointing(long interval, CheckpointingMode mode) {
        checkpointCfg.setCheckpointingConsistencyMode(mode);
        return enableCheckpointing(interval);
    }

    /// Sets the option for a log of state changes between snapshots. The option has no effect, because snapshots write
    /// only changed state anyway.
    public StreamExecutionEnvironment enableChangelogStateBackend(boolean enabled) {
        configuration.set(StateChangelogOptions.ENABLE_STATE_CHANGE_LOG, enabled);
        return this;
    }

    /// Returns the value that [#enableChangelogStateBackend] set, or undefined.
    public TernaryBoolean isChangelogStateBackendEnabled() {
        return TernaryBoolean.fromBoxedBoolean(configuration
                .getOptional(StateChangelogOptions.ENABLE_STATE_CHANGE_LOG)
                .orElse(null));
    }

    /// Returns the checkpoint interval in milliseconds, or -1 if checkpoints are disabled.
    public long getCheckpointInterval() {
        return checkpointCfg.getCheckpointInterval();
    }

    /// Tells whether unaligned checkpoints are enabled.
    public boolean isUnalignedCheckpointsEnabled() {
        return checkpointCfg.isUnalignedCheckpointsEnabled();
    }

    /// Tells whether unaligned checkpoints are forced.
    public boolean isForceUnalignedCheckpoints() {
        return checkpointCfg.isForceUnalignedCheckpoints();
    }

    /// Returns the consistency mode of checkpoints.
    public CheckpointingMode getCheckpointingMode() {
        return checkpointCfg.getCheckpointingConsistencyMode();
    }

    /// Returns the consistency mode of checkpoints.
    public CheckpointingMode getCheckpointingConsistencyMode() {
        return checkpointCfg.getCheckpointingConsistencyMode();
    }

    /// Sets the default directory for savepoints.
    public StreamExecutionEnvironment setDefaultSavepointDirectory(String savepointDirectory) {
        configuration.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, Preconditions.checkNotNull(savepointDirectory));
        return this;
    }

    /// Sets the default directory for savepoints.
    public StreamExecutionEnvironment setDefaultSavepointDirectory(URI savepointDirectory) {
        return setDefaultSavepointDirectory(savepointDirectory.toString());
    }

    /// Sets the default directory for savepoints.
    public StreamExecutionEnvironment setDefaultSavepointDirectory(Path savepointDirectory) {
        return setDefaultSavepointDirectory(savepointDirectory.toString());
    }

    /// Returns the default directory for savepoints, or null if none is set.
    public @Nullable Path getDefaultSavepointDirectory() {
        return configuration
                .getOptional(CheckpointingOptions.SAVEPOINT_DIRECTORY)
                .map(Path::new)
                .orElse(null);
    }

    /// Makes a file or directory available to functions through `getDistributedCache`.
    public void registerCachedFile(String filePath, String name) {
        registerCachedFile(filePath, name, false);
    }

    /// Makes a file or directory, optionally executable, available to functions through `getDistributedCache`.
    public void registerCachedFile(String filePath, String name, boolean executable) {
        jobs.registerCachedFile(name, new DistributedCacheEntry(filePath, executable));
    }

    /// Returns the cached files that were registered so far.
    public List<Tuple2<String, DistributedCacheEntry>> getCachedFiles() {
        return jobs.cachedFiles();
    }

    /// Registers a listener for jobs that are submitted later.
    public void registerJobListener(JobListener jobListener) {
        jobs.listeners().add(Preconditions.checkNotNull(jobListener));
    }

    /// Removes all job listeners.
    public void clearJobListeners() {
        jobs.listeners().clear();
    }

    /// Returns the job listeners.
    public List<JobListener> getJobListeners() {
        return jobs.listeners();
    }

    // ---- sources

    /// Creates a stream of the given elements. The first element determines the type.
    @SafeVarargs
    public final <OUT> DataStreamSource<OUT> fromData(OUT... data) {
        return fromData(Arrays.asList(data));
    }

    /// Creates a stream of the given elements.
    @SafeVarargs
    public final <OUT> DataStreamSource<OUT> fromData(TypeInformation<OUT> typeInfo, OUT... data) {
        return sources.elements(Arrays.asList(data), typeInfo);
    }

    /// Creates a stream of the given elements.
    public <OUT> DataStreamSource<OUT> fromData(Collection<OUT> data, TypeInformation<OUT> typeInfo) {
        return sources.elements(data, typeInfo);
    }

    /// Creates a stream of the given elements. The class determines the type.
    @SafeVarargs
    public final <OUT> DataStreamSource<OUT> fromData(Class<OUT> type, OUT... data) {
        return sources.elements(Arrays.asList(data), TypeInformation.of(type));
    }

    /// Creates a stream of the given elements. The first element determines the type.
    public <OUT> DataStreamSource<OUT> fromData(Collection<OUT> data) {
        return sources.elements(data, sources.typeOfFirst(data));
    }

    /// Works like [#fromData(Object\[\])].
    @SafeVarargs
    public final <OUT> DataStreamSource<OUT> fromElements(OUT... data) {
        return fromData(Arrays.asList(data));
    }

    /// Works like [#fromData(Class, Object\[\])].
    @SafeVarargs
    public final <OUT> DataStreamSource<OUT> fromElements(Class<OUT> type, OUT... data) {
        return sources.elements(Arrays.asList(data), TypeInformation.of(type));
    }

    /// Creates a stream of the given elements. The first element determines the type.
    public <OUT> DataStreamSource<OUT> fromCollection(Collection<OUT> data) {
        return fromData(data);
    }

    /// Creates a stream of the given elements.
    public <OUT> DataStreamSource<OUT> fromCollection(Collection<OUT> data, TypeInformation<OUT> typeInfo) {
        return sources.elements(data, typeInfo);
    }

    /// Creates a stream of the elements of an iterator, which must be serializable.
    public <OUT> DataStreamSource<OUT> fromCollection(Iterator<OUT> data, Class<OUT> type) {
        return fromCollection(data, TypeInformation.of(type));
    }

    /// Creates a stream of the elements of an iterator, which must be serializable.
    public <OUT> DataStreamSource<OUT> fromCollection(Iterator<OUT> data, TypeInformation<OUT> typeInfo) {
        return sources.iterator(data, typeInfo, false);
    }

    /// Creates a stream of the elements of an iterator, which the subtasks share.
    public <OUT> DataStreamSource<OUT> fromParallelCollection(SplittableIterator<OUT> iterator, Class<OUT> type) {
        return fromParallelCollection(iterator, TypeInformation.of(type));
    }

    /// Creates a stream of the elements of an iterator, which the subtasks share.
    public <OUT> DataStreamSource<OUT> fromParallelCollection(
            SplittableIterator<OUT> iterator, TypeInformation<OUT> typeInfo) {
        return sources.iterator(iterator, typeInfo, true);
    }

    /// Creates a stream of the numbers from `from` to `to`, both inclusive. The subtasks share the range.
    public DataStreamSource<Long> fromSequence(long from, long to) {
        NumberSequenceSource source = new NumberSequenceSource(from, to);
        return fromSource(source, WatermarkStrategy.noWatermarks(), "Sequence Source", Types.LONG);
    }

    /// Works like [#fromSequence].
    public DataStreamSource<Long> generateSequence(long from, long to) {
        return fromSequence(from, to);
    }

    /// Creates a stream of the records of a source. The source or its class determines the type.
    public <OUT> DataStreamSource<OUT> fromSource(
            Source<OUT, ?, ?> source, WatermarkStrategy<OUT> timestampsAndWatermarks, String sourceName) {
        return sources.read(source, timestampsAndWatermarks, sourceName, null);
    }

    /// Creates a stream of the records of a source.
    public <OUT> DataStreamSource<OUT> fromSource(
            Source<OUT, ?, ?> source,
            WatermarkStrategy<OUT> timestampsAndWatermarks,
            String sourceName,
            TypeInformation<OUT> typeInfo) {
        return sources.read(source, timestampsAndWatermarks, sourceName, Preconditions.checkNotNull(typeInfo));
    }

    // ---- running

    /// Runs the steps that were described since the last job, and waits for the end of the job.
    public JobExecutionResult execute() throws Exception {
        return jobs.execute(jobs.take(null));
    }

    /// Runs the steps that were described since the last job under a name, and waits for the end of the job.
    public JobExecutionResult execute(String jobName) throws Exception {
        return jobs.execute(jobs.take(Preconditions.checkNotNull(jobName, "the name of the job must be given")));
    }

    /// Starts a job of the steps that were described since the last job.
    public final JobClient executeAsync() throws Exception {
        return jobs.start(jobs.take(null));
    }

    /// Starts a job, with a name, of the steps that were described since the last job.
    public JobClient executeAsync(String jobName) throws Exception {
        return jobs.start(jobs.take(Preconditions.checkNotNull(jobName, "the name of the job must be given")));
    }

    /// Returns the plan of the steps that were described since the last job, as JSON. The steps remain pending.
    public String getExecutionPlan() {
        return jobs.explain(jobs.peek(null));
    }

    /// Returns the job of the steps that were described since the last job. The steps remain pending.
    public JobSpec describe(String jobName) {
        return jobs.peek(jobName);
    }

    /// Removes references that a function does not need, and checks that the function is serializable.
    ///
    /// @throws dev.millrace.api.util.InvalidProgramException if the function is not serializable
    public <F> F clean(F f) {
        Preconditions.checkNotNull(f, "the function must be given");
        ClosureCleaner.clean(f, config.getClosureCleanerLevel(), true);
        return f;
    }

    /// Deletes the kept records of cached streams. Running jobs continue.
    @Override
    public void close() throws Exception {
        jobs.caches().forget();
    }

    /// Returns the ids of the cached streams whose records are kept now.
    protected Set<AbstractID> listCompletedClusterDatasets() {
        return jobs.caches().complete();
    }

    Jobs jobs() {
        return jobs;
    }

    Caches caches() {
        return jobs.caches();
    }

    /// Adds a step to the pipeline.
    ///
    /// @param type supplies the output type; an exception for an unknown type counts only if the type is needed
    <T> Step<T> add(String name, Operation operation, List<Step<?>> inputs, Supplier<TypeInformation<T>> type) {
        InputTypes.tell(operation, inputs, config);
        // A virtual step has the type of its inputs, which the program may still set.
        Supplier<TypeInformation<T>> found = operation instanceof Operation.Virtual ? type : early(type);
        Step<T> step = new Step<>(jobs.nextId(), name, operation, inputs, found);
        if (operation instanceof Operation.Physical) step.parallelism(config.getParallelism());
        jobs.add(step);
        return step;
    }

    /// Returns the number of the last step so far.
    int lastStep() {
        return jobs.lastId();
    }

    /// Returns the steps with an effect that were added after the step with this number.
    List<Step<?>> stepsSince(int id) {
        return jobs.stepsSince(id);
    }

    /// Attaches the results to the next job that starts. They end when this job ends.
    void attachOnStart(Results<?> results) {
        jobs.attachOnStart(results);
    }

    private static <T> Supplier<TypeInformation<T>> early(Supplier<TypeInformation<T>> type) {
        try {
            TypeInformation<T> found = type.get();
            return () -> found;
        } catch (InvalidTypesException unknown) {
            return () -> {
                throw unknown;
            };
        }
    }
}
