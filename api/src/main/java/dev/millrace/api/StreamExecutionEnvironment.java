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

/// Where programs describe pipelines and run them. One thread at a time may use an environment and the streams made
/// from it.
public non-sealed class StreamExecutionEnvironment
        implements EarlierEnvironment, FormatInputs, SocketInputs, StreamGraphs, AutoCloseable {
    private static final AtomicReference<@Nullable StreamExecutionEnvironmentFactory> CONTEXT = new AtomicReference<>();
    private static final AtomicInteger LOCAL_PARALLELISM =
            new AtomicInteger(Host.real().threads().cores());

    /// All settings; those of [#config] and [#checkpointCfg] among them.
    protected final Configuration configuration;

    protected final ExecutionConfig config;
    protected final CheckpointConfig checkpointCfg;

    /// The steps with an effect of their own that were described since the last run.
    protected final List<Step<?>> transformations;

    /// What [#registerCachedFile] was told.
    protected final List<Tuple2<String, DistributedCacheEntry>> cacheFile;

    private final Jobs jobs;
    private final Sources sources = new Sources(this);

    /// With default settings.
    public StreamExecutionEnvironment() {
        this(new Configuration());
    }

    /// With a copy of these settings.
    public StreamExecutionEnvironment(Configuration configuration) {
        this(configuration, Thread.currentThread().getContextClassLoader());
    }

    /// @param userClassloader loads the classes of the program; null for the context loader of this thread
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

    /// The environment of the launcher that runs the program, else a new local one.
    public static StreamExecutionEnvironment getExecutionEnvironment() {
        return getExecutionEnvironment(new Configuration());
    }

    /// The environment of the launcher that runs the program, with further settings; else a new one: a remote one if
    /// the settings say `execution.target: remote`, a local one if not.
    public static StreamExecutionEnvironment getExecutionEnvironment(Configuration configuration) {
        StreamExecutionEnvironmentFactory factory = CONTEXT.get();
        if (factory != null) return factory.createExecutionEnvironment(configuration);
        boolean isRemote = RemoteExecutor.isAskedFor(configuration) && !JobExecutor.HERE.isBound();
        return isRemote ? new RemoteStreamEnvironment(configuration) : createLocalEnvironment(configuration);
    }

    /// An environment whose jobs run at a coordinator.
    ///
    /// @param port of its HTTP interface
    /// @param jarFiles paths of jars with the program's classes
    public static StreamExecutionEnvironment createRemoteEnvironment(String host, int port, String... jarFiles) {
        return new RemoteStreamEnvironment(host, port, jarFiles);
    }

    /// The same, with a parallelism of steps that are given none.
    public static StreamExecutionEnvironment createRemoteEnvironment(
            String host, int port, int parallelism, String... jarFiles) {
        return new RemoteStreamEnvironment(host, port, jarFiles).setParallelism(parallelism);
    }

    /// The same, with settings.
    public static StreamExecutionEnvironment createRemoteEnvironment(
            String host, int port, Configuration clientConfig, String... jarFiles) {
        return new RemoteStreamEnvironment(host, port, clientConfig, jarFiles);
    }

    /// A local environment with one subtask for each core.
    public static LocalStreamEnvironment createLocalEnvironment() {
        return createLocalEnvironment(new Configuration());
    }

    /// A local environment.
    public static LocalStreamEnvironment createLocalEnvironment(int parallelism) {
        return createLocalEnvironment(parallelism, new Configuration());
    }

    /// A local environment; the parallelism wins over that in the settings.
    public static LocalStreamEnvironment createLocalEnvironment(int parallelism, Configuration configuration) {
        LocalStreamEnvironment environment = new LocalStreamEnvironment(configuration);
        environment.setParallelism(parallelism);
        return environment;
    }

    /// A local environment with one subtask for each core, unless the settings say otherwise.
    public static LocalStreamEnvironment createLocalEnvironment(Configuration configuration) {
        int parallelism =
                configuration.getOptional(CoreOptions.DEFAULT_PARALLELISM).orElseGet(LOCAL_PARALLELISM::get);
        return createLocalEnvironment(parallelism, configuration);
    }

    /// The same as [#createLocalEnvironment(Configuration)]: there is no web page.
    public static StreamExecutionEnvironment createLocalEnvironmentWithWebUI(Configuration configuration) {
        return createLocalEnvironment(configuration);
    }

    /// The parallelism of local environments that are given none.
    public static int getDefaultLocalParallelism() {
        return LOCAL_PARALLELISM.get();
    }

    /// Changes the parallelism of local environments that are made from now on.
    public static void setDefaultLocalParallelism(int parallelism) {
        Preconditions.checkArgument(
                parallelism > 0, "the default parallelism must be positive, %s is not", parallelism);
        LOCAL_PARALLELISM.set(parallelism);
    }

    /// Lets [#getExecutionEnvironment()] take environments from a factory, in the whole process: for launchers.
    protected static void initializeContextEnvironment(StreamExecutionEnvironmentFactory factory) {
        CONTEXT.set(Preconditions.checkNotNull(factory));
    }

    /// Ends what [#initializeContextEnvironment] began.
    protected static void resetContextEnvironment() {
        CONTEXT.set(null);
    }

    /// Always true: programs may make environments of their own.
    public static boolean areExplicitEnvironmentsAllowed() {
        return true;
    }

    protected ClassLoader getUserClassloader() {
        return jobs.userLoader();
    }

    // ---- settings

    public ExecutionConfig getConfig() {
        return config;
    }

    public CheckpointConfig getCheckpointConfig() {
        return checkpointCfg;
    }

    /// The settings, which change as the environment's do.
    public ReadableConfig getConfiguration() {
        return configuration;
    }

    /// Takes over all settings that are given.
    public void configure(ReadableConfig configuration) {
        configure(configuration, jobs.userLoader());
    }

    /// Takes over all settings that are given, with the classes that they name.
    public void configure(ReadableConfig configuration, ClassLoader classLoader) {
        this.configuration.addAll(Configuration.fromMap(configuration.toMap()));
        config.configure(configuration, classLoader);
        checkpointCfg.configure(configuration);
        jobs.configure(configuration);
    }

    /// @param parallelism of steps that are described from now on and are given none
    public StreamExecutionEnvironment setParallelism(int parallelism) {
        config.setParallelism(parallelism);
        return this;
    }

    /// The parallelism of steps that are given none.
    public int getParallelism() {
        int set = config.getParallelism();
        return set == ExecutionConfig.PARALLELISM_DEFAULT ? configuration.get(CoreOptions.DEFAULT_PARALLELISM) : set;
    }

    /// @param maxParallelism of steps that are given none: the number of key groups, at most 32768
    public StreamExecutionEnvironment setMaxParallelism(int maxParallelism) {
        config.setMaxParallelism(maxParallelism);
        return this;
    }

    /// The maximum parallelism of steps that are given none; -1 if it was not set.
    public int getMaxParallelism() {
        return config.getMaxParallelism();
    }

    public StreamExecutionEnvironment setRuntimeMode(RuntimeExecutionMode executionMode) {
        configuration.set(ExecutionOptions.RUNTIME_MODE, Preconditions.checkNotNull(executionMode));
        return this;
    }

    /// Makes the resources of a group known; steps join it by name.
    public StreamExecutionEnvironment registerSlotSharingGroup(SlotSharingGroup slotSharingGroup) {
        jobs.register(slotSharingGroup);
        return this;
    }

    /// @param timeoutMillis how long a batch that is not full may wait: 0 for not at all, -1 until the
    /// sender has nothing to do
    public StreamExecutionEnvironment setBufferTimeout(long timeoutMillis) {
        Preconditions.checkArgument(
                timeoutMillis >= -1, "the buffer timeout must be -1 or more, not %s", timeoutMillis);
        boolean isEnabled = timeoutMillis != ExecutionOptions.DISABLED_NETWORK_BUFFER_TIMEOUT;
        configuration.set(ExecutionOptions.BUFFER_TIMEOUT_ENABLED, isEnabled);
        if (isEnabled) configuration.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(timeoutMillis));
        return this;
    }

    /// Milliseconds that a batch which is not full may wait; -1 until the sender has nothing to do.
    public long getBufferTimeout() {
        return configuration.get(ExecutionOptions.BUFFER_TIMEOUT_ENABLED)
                ? configuration.get(ExecutionOptions.BUFFER_TIMEOUT).toMillis()
                : ExecutionOptions.DISABLED_NETWORK_BUFFER_TIMEOUT;
    }

    /// Lets an exchange lie between all steps.
    public StreamExecutionEnvironment disableOperatorChaining() {
        configuration.set(PipelineOptions.OPERATOR_CHAINING, false);
        return this;
    }

    public boolean isChainingEnabled() {
        return configuration.get(PipelineOptions.OPERATOR_CHAINING);
    }

    public boolean isChainingOfOperatorsWithDifferentMaxParallelismEnabled() {
        return configuration.get(PipelineOptions.OPERATOR_CHAINING_CHAIN_OPERATORS_WITH_DIFFERENT_MAX_PARALLELISM);
    }

    /// @param interval milliseconds between checkpoints
    public StreamExecutionEnvironment enableCheckpointing(long interval) {
        checkpointCfg.setCheckpointInterval(interval);
        return this;
    }

    /// @param interval milliseconds between checkpoints
    public StreamExecutionEnvironment enableCheckpointing(long interval, CheckpointingMode mode) {
        checkpointCfg.setCheckpointingConsistencyMode(mode);
        return enableCheckpointing(interval);
    }

    /// Says whether changes of state should be logged between snapshots. Kept as an option; snapshots write only what
    /// changed in any case.
    public StreamExecutionEnvironment enableChangelogStateBackend(boolean enabled) {
        configuration.set(StateChangelogOptions.ENABLE_STATE_CHANGE_LOG, enabled);
        return this;
    }

    /// What [#enableChangelogStateBackend] said, if anything.
    public TernaryBoolean isChangelogStateBackendEnabled() {
        return TernaryBoolean.fromBoxedBoolean(configuration
                .getOptional(StateChangelogOptions.ENABLE_STATE_CHANGE_LOG)
                .orElse(null));
    }

    /// Milliseconds between checkpoints; -1 for none.
    public long getCheckpointInterval() {
        return checkpointCfg.getCheckpointInterval();
    }

    public boolean isUnalignedCheckpointsEnabled() {
        return checkpointCfg.isUnalignedCheckpointsEnabled();
    }

    public boolean isForceUnalignedCheckpoints() {
        return checkpointCfg.isForceUnalignedCheckpoints();
    }

    public CheckpointingMode getCheckpointingMode() {
        return checkpointCfg.getCheckpointingConsistencyMode();
    }

    public CheckpointingMode getCheckpointingConsistencyMode() {
        return checkpointCfg.getCheckpointingConsistencyMode();
    }

    public StreamExecutionEnvironment setDefaultSavepointDirectory(String savepointDirectory) {
        configuration.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, Preconditions.checkNotNull(savepointDirectory));
        return this;
    }

    public StreamExecutionEnvironment setDefaultSavepointDirectory(URI savepointDirectory) {
        return setDefaultSavepointDirectory(savepointDirectory.toString());
    }

    public StreamExecutionEnvironment setDefaultSavepointDirectory(Path savepointDirectory) {
        return setDefaultSavepointDirectory(savepointDirectory.toString());
    }

    /// The directory for savepoints that are given none, or null.
    public @Nullable Path getDefaultSavepointDirectory() {
        return configuration
                .getOptional(CheckpointingOptions.SAVEPOINT_DIRECTORY)
                .map(Path::new)
                .orElse(null);
    }

    /// Makes a file or directory available to functions, through `getDistributedCache`.
    public void registerCachedFile(String filePath, String name) {
        registerCachedFile(filePath, name, false);
    }

    /// Makes a file or directory available to functions, and executable if asked.
    public void registerCachedFile(String filePath, String name, boolean executable) {
        jobs.registerCachedFile(name, new DistributedCacheEntry(filePath, executable));
    }

    public List<Tuple2<String, DistributedCacheEntry>> getCachedFiles() {
        return jobs.cachedFiles();
    }

    /// Tells the listener of jobs that are submitted from now on.
    public void registerJobListener(JobListener jobListener) {
        jobs.listeners().add(Preconditions.checkNotNull(jobListener));
    }

    public void clearJobListeners() {
        jobs.listeners().clear();
    }

    public List<JobListener> getJobListeners() {
        return jobs.listeners();
    }

    // ---- sources

    /// A stream of these elements, of the first one's type.
    @SafeVarargs
    public final <OUT> DataStreamSource<OUT> fromData(OUT... data) {
        return fromData(Arrays.asList(data));
    }

    /// A stream of these elements.
    @SafeVarargs
    public final <OUT> DataStreamSource<OUT> fromData(TypeInformation<OUT> typeInfo, OUT... data) {
        return sources.elements(Arrays.asList(data), typeInfo);
    }

    /// A stream of these elements.
    public <OUT> DataStreamSource<OUT> fromData(Collection<OUT> data, TypeInformation<OUT> typeInfo) {
        return sources.elements(data, typeInfo);
    }

    /// A stream of these elements, as elements of a class.
    @SafeVarargs
    public final <OUT> DataStreamSource<OUT> fromData(Class<OUT> type, OUT... data) {
        return sources.elements(Arrays.asList(data), TypeInformation.of(type));
    }

    /// A stream of these elements, of the first one's type.
    public <OUT> DataStreamSource<OUT> fromData(Collection<OUT> data) {
        return sources.elements(data, sources.typeOfFirst(data));
    }

    /// The same as [#fromData(Object\[\])].
    @SafeVarargs
    public final <OUT> DataStreamSource<OUT> fromElements(OUT... data) {
        return fromData(Arrays.asList(data));
    }

    /// The same as [#fromData(Class, Object\[\])].
    @SafeVarargs
    public final <OUT> DataStreamSource<OUT> fromElements(Class<OUT> type, OUT... data) {
        return sources.elements(Arrays.asList(data), TypeInformation.of(type));
    }

    /// A stream of these elements, of the first one's type.
    public <OUT> DataStreamSource<OUT> fromCollection(Collection<OUT> data) {
        return fromData(data);
    }

    /// A stream of these elements.
    public <OUT> DataStreamSource<OUT> fromCollection(Collection<OUT> data, TypeInformation<OUT> typeInfo) {
        return sources.elements(data, typeInfo);
    }

    /// A stream of what a serializable iterator gives.
    public <OUT> DataStreamSource<OUT> fromCollection(Iterator<OUT> data, Class<OUT> type) {
        return fromCollection(data, TypeInformation.of(type));
    }

    /// A stream of what a serializable iterator gives.
    public <OUT> DataStreamSource<OUT> fromCollection(Iterator<OUT> data, TypeInformation<OUT> typeInfo) {
        return sources.iterator(data, typeInfo, false);
    }

    /// A stream of what an iterator gives, divided among the subtasks.
    public <OUT> DataStreamSource<OUT> fromParallelCollection(SplittableIterator<OUT> iterator, Class<OUT> type) {
        return fromParallelCollection(iterator, TypeInformation.of(type));
    }

    /// A stream of what an iterator gives, divided among the subtasks.
    public <OUT> DataStreamSource<OUT> fromParallelCollection(
            SplittableIterator<OUT> iterator, TypeInformation<OUT> typeInfo) {
        return sources.iterator(iterator, typeInfo, true);
    }

    /// The numbers from one to another, both included, divided among the subtasks.
    public DataStreamSource<Long> fromSequence(long from, long to) {
        NumberSequenceSource source = new NumberSequenceSource(from, to);
        return fromSource(source, WatermarkStrategy.noWatermarks(), "Sequence Source", Types.LONG);
    }

    /// The same as [#fromSequence].
    public DataStreamSource<Long> generateSequence(long from, long to) {
        return fromSequence(from, to);
    }

    /// A stream of a source, of the type that the source knows or its class says.
    public <OUT> DataStreamSource<OUT> fromSource(
            Source<OUT, ?, ?> source, WatermarkStrategy<OUT> timestampsAndWatermarks, String sourceName) {
        return sources.read(source, timestampsAndWatermarks, sourceName, null);
    }

    /// A stream of a source.
    public <OUT> DataStreamSource<OUT> fromSource(
            Source<OUT, ?, ?> source,
            WatermarkStrategy<OUT> timestampsAndWatermarks,
            String sourceName,
            TypeInformation<OUT> typeInfo) {
        return sources.read(source, timestampsAndWatermarks, sourceName, Preconditions.checkNotNull(typeInfo));
    }

    // ---- running

    /// Runs what was described since the last run, and waits for its end.
    public JobExecutionResult execute() throws Exception {
        return jobs.execute(jobs.take(null));
    }

    /// Runs what was described since the last run under a name, and waits for its end.
    public JobExecutionResult execute(String jobName) throws Exception {
        return jobs.execute(jobs.take(Preconditions.checkNotNull(jobName, "the name of the job must be given")));
    }

    /// Starts what was described since the last run.
    public final JobClient executeAsync() throws Exception {
        return jobs.start(jobs.take(null));
    }

    /// Starts what was described since the last run under a name.
    public JobClient executeAsync(String jobName) throws Exception {
        return jobs.start(jobs.take(Preconditions.checkNotNull(jobName, "the name of the job must be given")));
    }

    /// What was described since the last run, as JSON; it can still be run.
    public String getExecutionPlan() {
        return jobs.explain(jobs.peek(null));
    }

    /// What was described since the last run, for those that run or draw it; it can still be run.
    public JobSpec describe(String jobName) {
        return jobs.peek(jobName);
    }

    /// Frees a function of what it need not carry, and checks that it can be shipped.
    ///
    /// @throws dev.millrace.api.util.InvalidProgramException if it cannot
    public <F> F clean(F f) {
        Preconditions.checkNotNull(f, "the function must be given");
        ClosureCleaner.clean(f, config.getClosureCleanerLevel(), true);
        return f;
    }

    /// Forgets what cached streams have kept. Jobs that were started go on.
    @Override
    public void close() throws Exception {
        jobs.caches().forget();
    }

    /// The cached streams whose records are kept now.
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
    /// @param type its exception for an unknown type counts only when the type is needed
    <T> Step<T> add(String name, Operation operation, List<Step<?>> inputs, Supplier<TypeInformation<T>> type) {
        InputTypes.tell(operation, inputs, config);
        // A virtual step has the type of its inputs, which may still be given.
        Supplier<TypeInformation<T>> found = operation instanceof Operation.Virtual ? type : early(type);
        Step<T> step = new Step<>(jobs.nextId(), name, operation, inputs, found);
        if (operation instanceof Operation.Physical) step.parallelism(config.getParallelism());
        jobs.add(step);
        return step;
    }

    /// The number of the last step so far.
    int lastStep() {
        return jobs.lastId();
    }

    /// The steps with an effect that were added after the step of this number.
    List<Step<?>> stepsSince(int id) {
        return jobs.stepsSince(id);
    }

    /// Lets the results end with the next job that is started.
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
