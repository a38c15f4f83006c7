package dev.millrace.api;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.DeploymentOptions;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.execution.CheckpointConfig;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobListener;
import dev.millrace.api.execution.SlotSharingGroup;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.RemoteExecutor;
import dev.millrace.api.plan.Step;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.process.DistributedCache;
import dev.millrace.api.process.DistributedCache.DistributedCacheEntry;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.util.ExceptionUtils;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.base.fault.CodedStateException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Collects the steps of an environment and submits them to an executor.
final class Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final String DEFAULT_NAME = "Millrace Streaming Job";

    private final Configuration configuration;
    private final ExecutionConfig executionConfig;
    private final CheckpointConfig checkpoints;
    private final ClassLoader userLoader;
    private final List<Step<?>> pending = new ArrayList<>();
    private final List<JobListener> listeners = new ArrayList<>();
    private final List<Tuple2<String, DistributedCacheEntry>> cachedFiles = new ArrayList<>();
    private final Map<String, SlotSharingGroup> slotSharingGroups = new LinkedHashMap<>();
    private final List<Results<?>> results = new ArrayList<>();
    private final Caches caches = new Caches(this::nextId);
    private int lastId;

    Jobs(
            Configuration configuration,
            ExecutionConfig executionConfig,
            CheckpointConfig checkpoints,
            ClassLoader userLoader) {
        this.configuration = configuration;
        this.executionConfig = executionConfig;
        this.checkpoints = checkpoints;
        this.userLoader = userLoader;
    }

    ClassLoader userLoader() {
        return userLoader;
    }

    List<JobListener> listeners() {
        return listeners;
    }

    /// Returns the cached files that were registered so far. If a name is registered twice, the later entry counts.
    List<Tuple2<String, DistributedCacheEntry>> cachedFiles() {
        return cachedFiles;
    }

    void registerCachedFile(String name, DistributedCacheEntry entry) {
        cachedFiles.removeIf(each -> each.f0.equals(name));
        cachedFiles.add(Tuple2.of(name, entry));
    }

    /// Returns the steps with an effect, for example sinks, that belong to the next job.
    List<Step<?>> pending() {
        return pending;
    }

    void register(SlotSharingGroup group) {
        slotSharingGroups.put(group.getName(), group);
    }

    /// Applies the settings that list job listeners and cached files.
    void configure(ReadableConfig settings) {
        settings.getOptional(DeploymentOptions.JOB_LISTENERS).ifPresent(names -> {
            listeners.clear();
            for (String name : names) listeners.add(listener(name));
        });
        settings.getOptional(PipelineOptions.CACHED_FILES).ifPresent(files -> {
            cachedFiles.clear();
            DistributedCache.parseCachedFilesFromString(files).forEach(file -> registerCachedFile(file.f0, file.f1));
        });
    }

    private JobListener listener(String className) {
        try {
            return InstantiationUtil.instantiate(className, JobListener.class, userLoader);
        } catch (Exception thrown) {
            throw StreamFaults.SETTING
                    .what(
                            "The job listener %s of option %s cannot be created.",
                            className, DeploymentOptions.JOB_LISTENERS.key())
                    .cause(thrown)
                    .fix("Give the class a public constructor without parameters, and put the class on the class"
                            + " path.");
        }
    }

    int nextId() {
        return ++lastId;
    }

    int lastId() {
        return lastId;
    }

    List<Step<?>> stepsSince(int id) {
        return pending.stream().filter(step -> step.id() > id).toList();
    }

    // Sources and virtual steps have no effect of their own. The job contains them only if another step reads them.
    void add(Step<?> step) {
        if (step.operation() instanceof Operation.Physical && !(step.operation() instanceof Operation.Read)) {
            pending.add(step);
        }
    }

    Caches caches() {
        return caches;
    }

    /// Returns the job of all pending steps and removes these steps from the pending steps.
    JobSpec take(@Nullable String name) {
        checkPending();
        checkSinks();
        JobSpec job = spec(name, effects(), true);
        pending.clear();
        return job;
    }

    private void checkSinks() {
        for (Step<?> step : pending) {
            if (step.operation() instanceof Operation.Write || step.operation() instanceof Operation.Prepare) return;
        }
        Step<?> last = pending.getLast();
        CodedStateException noSink = StreamFaults.NO_SINK
                .state("The job has no sink; its last step is '%s'.", last.name())
                .why("Results without a sink are dropped. The last step was described at %s.", last.definedAt())
                .fix(
                        "End the stream with sinkTo(…) or print(). If the functions of the job do all the work,"
                                + " set %s: true.",
                        PipelineOptions.WITHOUT_SINKS.key());
        if (!configuration.get(PipelineOptions.WITHOUT_SINKS)) throw noSink;
        boolean isAskedFor =
                configuration.getOptional(PipelineOptions.WITHOUT_SINKS).isPresent();
        if (!isAskedFor) LOG.warn("{}", noSink.getMessage());
    }

    /// Returns the job of all pending steps, which remain pending.
    JobSpec peek(@Nullable String name) {
        checkPending();
        return spec(name, effects(), false);
    }

    /// Returns the steps of the next job as described so far, inputs first.
    List<Step<?>> described() {
        return reachable(effects());
    }

    /// Calls code that describes and runs its own jobs. Meanwhile the steps that wait for the next job are hidden.
    <R> R separately(Callable<R> jobs) throws Exception {
        List<Step<?>> waitingSteps = takeAll(pending);
        List<Results<?>> waitingResults = takeAll(results);
        List<JobListener> waitingListeners = takeAll(listeners);
        try {
            return jobs.call();
        } finally {
            replace(pending, waitingSteps);
            replace(results, waitingResults);
            replace(listeners, waitingListeners);
        }
    }

    /// Removes the steps that were described for the next job.
    void dropDescribed() {
        pending.clear();
        results.clear();
    }

    private static <E> List<E> takeAll(List<E> all) {
        List<E> taken = List.copyOf(all);
        all.clear();
        return taken;
    }

    private static <E> void replace(List<E> all, List<E> by) {
        all.clear();
        all.addAll(by);
    }

    private void checkPending() {
        if (pending.isEmpty()) {
            throw StreamFaults.NO_SINK
                    .state("The environment has no job to execute.")
                    .why("No step was described since the last execute(). A source alone has no effect.")
                    .fix("Describe a stream with a sink first, for example env.fromData(1, 2).print().");
        }
    }

    // Only a job that is about to run keeps the records of the cached streams that it computes.
    private JobSpec spec(@Nullable String name, List<Step<?>> pendingEffects, boolean isToRun) {
        caches.route();
        List<Step<?>> effects = new ArrayList<>(pendingEffects);
        // This process could not read what another process keeps. A job in another process therefore recomputes
        // cached streams.
        if (isToRun && !isForElsewhere()) effects.addAll(caches.writers(reachable(effects)));
        String jobName = name != null
                ? name
                : configuration.getOptional(PipelineOptions.NAME).orElse(DEFAULT_NAME);
        Configuration settings = new Configuration(configuration);
        settings.set(PipelineOptions.NAME, jobName);
        ExecutionConfig execution = new ExecutionConfig(settings);
        execution.getSerializerConfig().configure(configuration, userLoader);
        ExecutionConfig.GlobalJobParameters parameters = executionConfig.getGlobalJobParameters();
        if (parameters != null) execution.setGlobalJobParameters(parameters);
        return new JobSpec(
                jobName,
                reachable(effects),
                settings,
                execution,
                new CheckpointConfig(checkpoints),
                filesByName(),
                Map.copyOf(slotSharingGroups),
                userLoader);
    }

    private Map<String, DistributedCacheEntry> filesByName() {
        Map<String, DistributedCacheEntry> files = new HashMap<>();
        for (Tuple2<String, DistributedCacheEntry> each : cachedFiles) files.put(each.f0, each.f1);
        return Map.copyOf(files);
    }

    private List<Step<?>> effects() {
        if (!configuration.get(PipelineOptions.SINKS_ONLY)) return pending;
        return pending.stream().filter(Jobs::isSink).toList();
    }

    private static boolean isSink(Step<?> step) {
        return switch (step.operation()) {
            case Operation.Write _, Operation.Prepare _, Operation.Commit _ -> true;
            default -> false;
        };
    }

    // The id of a step is greater than the ids of its inputs, so sorting by id puts inputs first.
    private static List<Step<?>> reachable(Collection<Step<?>> effects) {
        TreeMap<Integer, Step<?>> found = new TreeMap<>();
        Deque<Step<?>> open = new ArrayDeque<>(effects);
        while (!open.isEmpty()) {
            Step<?> step = open.pop();
            if (found.putIfAbsent(step.id(), step) == null) open.addAll(step.inputs());
        }
        return List.copyOf(found.values());
    }

    void attachOnStart(Results<?> collected) {
        results.add(collected);
    }

    String explain(JobSpec job) {
        return JobExecutor.find(userLoader, configuration).explain(job);
    }

    private boolean isForElsewhere() {
        return !JobExecutor.HERE.isBound() && RemoteExecutor.isAskedFor(configuration);
    }

    /// Starts a job and notifies the listeners.
    JobClient start(JobSpec job) throws Exception {
        JobClient client;
        try {
            if (isForElsewhere()) results.forEach(Results::fromElsewhere);
            client = JobExecutor.find(userLoader, configuration).start(job);
        } catch (Exception thrown) {
            caches.failed();
            for (Results<?> waiting : results) waiting.fail(thrown);
            results.clear();
            for (JobListener listener : listeners) listener.onJobSubmitted(null, thrown);
            throw thrown;
        }
        caches.started(client);
        for (Results<?> waiting : results) waiting.attach(client, results.size() == 1);
        results.clear();
        for (JobListener listener : listeners) listener.onJobSubmitted(client, null);
        return client;
    }

    /// Starts a job, waits for its end and notifies the listeners. If the wait is interrupted, the method cancels
    /// the job.
    JobExecutionResult execute(JobSpec job) throws Exception {
        JobClient client = start(job);
        try {
            JobExecutionResult result = client.getJobExecutionResult().get();
            for (JobListener listener : listeners) listener.onJobExecuted(result, null);
            return result;
        } catch (ExecutionException failed) {
            Throwable cause = ExceptionUtils.stripExecutionException(failed);
            for (JobListener listener : listeners) listener.onJobExecuted(null, cause);
            ExceptionUtils.rethrowException(cause);
            throw failed;
        } catch (InterruptedException interrupted) {
            client.cancel();
            for (JobListener listener : listeners) listener.onJobExecuted(null, interrupted);
            throw interrupted;
        }
    }
}
