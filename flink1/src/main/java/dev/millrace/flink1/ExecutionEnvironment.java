package dev.millrace.flink1;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.CoreOptions;
import dev.millrace.api.config.ExecutionOptions;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.config.legacy.RestartStrategies.RestartStrategyConfiguration;
import dev.millrace.api.fs.FileSystems;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobListener;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.plan.RemoteExecutor;
import dev.millrace.api.plan.Step;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.SplittableIterator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// Builds and executes data set programs. Each `collect`, `count` and `print` executes the required steps, together
/// with all sinks defined before. Not thread-safe.
public class ExecutionEnvironment {
    private final StreamExecutionEnvironment streams;
    private final boolean isElsewhere;
    private final PriorJobs prior = new PriorJobs(this);
    private int lastNumber;
    private @Nullable JobExecutionResult lastResult;

    /// Creates an environment with settings.
    public ExecutionEnvironment(Configuration configuration) {
        this(StreamExecutionEnvironment.getExecutionEnvironment(bounded(configuration)));
    }

    private ExecutionEnvironment(StreamExecutionEnvironment streams) {
        this(streams, areSubtasksElsewhere(streams));
    }

    /// @param isElsewhere whether subtasks run in other processes, so that elements arrive with the job's result
    ExecutionEnvironment(StreamExecutionEnvironment streams, boolean isElsewhere) {
        this.streams = streams;
        this.isElsewhere = isElsewhere;
    }

    private static boolean areSubtasksElsewhere(StreamExecutionEnvironment streams) {
        if (JobExecutor.HERE.isBound()) return !JobExecutor.HERE.get().isInThisProcess();
        return RemoteExecutor.isAskedFor(streams.getConfiguration());
    }

    /// Returns the settings, extended by those that all data set jobs need.
    static Configuration bounded(Configuration configuration) {
        Configuration settings = new Configuration(configuration);
        settings.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
        settings.set(PipelineOptions.SINKS_ONLY, true);
        return settings;
    }

    /// Returns an environment with the launcher's settings.
    public static ExecutionEnvironment getExecutionEnvironment() {
        return new ExecutionEnvironment(new Configuration());
    }

    /// Creates an environment that runs jobs in this process.
    public static ExecutionEnvironment createLocalEnvironment() {
        return getExecutionEnvironment();
    }

    /// Creates an environment that runs jobs in this process.
    public static ExecutionEnvironment createLocalEnvironment(int parallelism) {
        ExecutionEnvironment environment = getExecutionEnvironment();
        environment.setParallelism(parallelism);
        return environment;
    }

    /// Creates an environment that runs jobs in this process.
    public static ExecutionEnvironment createLocalEnvironment(Configuration customConfiguration) {
        return new ExecutionEnvironment(customConfiguration);
    }

    /// Creates an environment that runs jobs in this process with parallelism 1.
    public static ExecutionEnvironment createCollectionsEnvironment() {
        return createLocalEnvironment(1);
    }

    /// Creates an environment that runs jobs at a coordinator.
    ///
    /// @param port of the coordinator's HTTP interface
    /// @param jarFiles paths of jars with the program's classes
    public static ExecutionEnvironment createRemoteEnvironment(String host, int port, String... jarFiles) {
        return createRemoteEnvironment(host, port, new Configuration(), jarFiles);
    }

    /// Creates an environment that runs jobs at a coordinator.
    ///
    /// @param port of the coordinator's HTTP interface
    /// @param jarFiles paths of jars with the program's classes
    public static ExecutionEnvironment createRemoteEnvironment(
            String host, int port, int parallelism, String... jarFiles) {
        ExecutionEnvironment environment = createRemoteEnvironment(host, port, jarFiles);
        environment.setParallelism(parallelism);
        return environment;
    }

    /// Creates an environment that runs jobs at a coordinator.
    ///
    /// @param port of the coordinator's HTTP interface
    /// @param jarFiles paths of jars with the program's classes
    public static ExecutionEnvironment createRemoteEnvironment(
            String host, int port, Configuration clientConfiguration, String... jarFiles) {
        Configuration settings = bounded(clientConfiguration);
        return new ExecutionEnvironment(
                StreamExecutionEnvironment.createRemoteEnvironment(host, port, settings, jarFiles));
    }

    /// Returns the environment of the bounded streams behind the data sets.
    StreamExecutionEnvironment streams() {
        return streams;
    }

    boolean isElsewhere() {
        return isElsewhere;
    }

    /// Returns the directory that all processes share; null if none is set.
    @Nullable
    Path sharedDirectory() {
        return streams.getConfiguration()
                .getOptional(DataSetOptions.SHARED_DIRECTORY)
                .map(named -> FileSystems.local(DataSetOptions.SHARED_DIRECTORY.key(), named))
                .orElse(null);
    }

    PriorJobs priorJobs() {
        return prior;
    }

    /// Returns a number that is unique in this environment.
    int nextNumber() {
        return ++lastNumber;
    }

    /// Distributes the records of a source in this process over all subtasks.
    <T> DataStream<T> spread(DataStream<T> supplied) {
        return isElsewhere && sharedDirectory() == null ? supplied.rebalance() : supplied;
    }

    // ---- settings

    public ExecutionConfig getConfig() {
        return streams.getConfig();
    }

    /// Returns a copy of the settings.
    public Configuration getConfiguration() {
        return Configuration.fromMap(streams.getConfiguration().toMap());
    }

    /// Adds the given settings.
    public void configure(ReadableConfig configuration, ClassLoader classLoader) {
        Configuration settings = Configuration.fromMap(configuration.toMap());
        settings.removeConfig(ExecutionOptions.RUNTIME_MODE);
        streams.configure(settings, classLoader);
        settings.getOptional(CoreOptions.DEFAULT_PARALLELISM).ifPresent(this::setParallelism);
    }

    public int getParallelism() {
        return streams.getParallelism();
    }

    /// @param parallelism of steps that are defined from now on
    public void setParallelism(int parallelism) {
        streams.setParallelism(parallelism);
    }

    /// Sets the restart strategy.
    public void setRestartStrategy(RestartStrategyConfiguration restartStrategyConfiguration) {
        streams.setRestartStrategy(restartStrategyConfiguration);
    }

    public RestartStrategyConfiguration getRestartStrategy() {
        return streams.getRestartStrategy();
    }

    /// Has no effect, because classes need no registration.
    public void registerType(Class<?> type) {
        streams.registerType(type);
    }

    /// Registers a listener for jobs that are submitted from now on.
    public void registerJobListener(JobListener jobListener) {
        streams.registerJobListener(jobListener);
    }

    public void clearJobListeners() {
        streams.clearJobListeners();
    }

    /// Makes a file available to functions through `getDistributedCache`.
    public void registerCachedFile(String filePath, String name) {
        streams.registerCachedFile(filePath, name);
    }

    /// Makes a file available to functions, optionally as an executable.
    public void registerCachedFile(String filePath, String name, boolean executable) {
        streams.registerCachedFile(filePath, name, executable);
    }

    // ---- sources

    /// Creates a data set of elements, with the type of the first one.
    @SafeVarargs
    public final <X> Operator<X> fromElements(X... data) {
        return new Operator<>(this, streams.fromElements(data));
    }

    /// Creates a data set of elements, with the given type.
    @SafeVarargs
    public final <X> Operator<X> fromElements(Class<X> type, X... data) {
        return new Operator<>(this, streams.fromElements(type, data));
    }

    /// Creates a data set of elements, with the type of the first one.
    public <X> Operator<X> fromCollection(Collection<X> data) {
        return new Operator<>(this, streams.fromCollection(data));
    }

    /// Creates a data set of elements.
    public <X> Operator<X> fromCollection(Collection<X> data, TypeInformation<X> type) {
        return new Operator<>(this, streams.fromCollection(data, type));
    }

    /// Creates a data set from a serializable iterator.
    public <X> Operator<X> fromCollection(Iterator<X> data, Class<X> type) {
        return new Operator<>(this, streams.fromCollection(data, type));
    }

    /// Creates a data set from a serializable iterator.
    public <X> Operator<X> fromCollection(Iterator<X> data, TypeInformation<X> type) {
        return new Operator<>(this, streams.fromCollection(data, type));
    }

    /// Creates a data set from an iterator that is divided among the subtasks.
    public <X> Operator<X> fromParallelCollection(SplittableIterator<X> iterator, Class<X> type) {
        return new Operator<>(this, streams.fromParallelCollection(iterator, type));
    }

    /// Creates a data set from an iterator that is divided among the subtasks.
    public <X> Operator<X> fromParallelCollection(SplittableIterator<X> iterator, TypeInformation<X> type) {
        return new Operator<>(this, streams.fromParallelCollection(iterator, type));
    }

    /// Creates a data set of a range of numbers, inclusive.
    public Operator<Long> generateSequence(long from, long to) {
        return new Operator<>(this, streams.fromSequence(from, to));
    }

    /// Reads the lines of a local text file, or of the files in a directory.
    public Operator<String> readTextFile(String filePath) {
        return new Operator<>(this, streams.readTextFile(filePath));
    }

    /// Reads the lines of a local text file, or of the files in a directory.
    public Operator<String> readTextFile(String filePath, String charsetName) {
        return new Operator<>(this, streams.readTextFile(filePath, charsetName));
    }

    // ---- execution

    /// Executes all sinks that were defined since the last execution.
    public JobExecutionResult execute() throws Exception {
        return run(streams::execute);
    }

    /// Executes all sinks that were defined since the last execution, under a name.
    public JobExecutionResult execute(String jobName) throws Exception {
        return run(() -> streams.execute(jobName));
    }

    private JobExecutionResult run(Callable<JobExecutionResult> job) throws Exception {
        try {
            runPriorJobs(streams.describedSteps());
            JobExecutionResult result = job.call();
            lastResult = result;
            return result;
        } finally {
            prior.forget().forEach(KeptSet::release);
        }
    }

    /// Starts all sinks that were defined since the last execution. Runs prior jobs, those of broadcast sets and
    /// iterations, before the method returns.
    public final JobClient executeAsync() throws Exception {
        return start(streams::executeAsync);
    }

    /// Starts all sinks that were defined since the last execution, under a name. Runs prior jobs, those of
    /// broadcast sets and iterations, before the method returns.
    public JobClient executeAsync(String jobName) throws Exception {
        return start(() -> streams.executeAsync(jobName));
    }

    private JobClient start(Callable<JobClient> job) throws Exception {
        try {
            runPriorJobs(streams.describedSteps());
            JobClient client = job.call();
            List<KeptSet<?>> read = prior.forget();
            var unused = client.getJobExecutionResult().whenComplete((_, _) -> read.forEach(KeptSet::release));
            return client;
        } finally {
            prior.forget().forEach(KeptSet::release);
        }
    }

    private void runPriorJobs(List<Step<?>> steps) throws Exception {
        try {
            prior.run(steps);
        } catch (Throwable failed) {
            // As after a failed job, its sinks are not part of the next job.
            streams.dropDescribed();
            throw failed;
        }
    }

    /// Returns the result of the last execution.
    ///
    /// @throws IllegalStateException if there was none
    public JobExecutionResult getLastJobExecutionResult() {
        JobExecutionResult result = lastResult;
        if (result == null) throw new IllegalStateException("nothing was run yet");
        return result;
    }

    /// Executes a data set and the sinks, and returns the elements.
    <T> List<T> collect(DataSet<T> data) throws Exception {
        if (isElsewhere) {
            KeptSet<T> kept = KeptSet.of(data);
            try {
                kept.complete(execute());
                return kept.elements();
            } finally {
                kept.release();
            }
        }
        List<T> all = new ArrayList<>();
        try (CloseableIterator<T> results = data.stream().collectAsync()) {
            run(() -> {
                JobClient client = streams.executeAsync();
                results.forEachRemaining(all::add);
                return client.getJobExecutionResult().get();
            });
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
        return all;
    }
}
