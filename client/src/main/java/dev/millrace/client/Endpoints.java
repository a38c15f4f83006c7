package dev.millrace.client;

import static dev.millrace.client.RestEndpoint.get;
import static dev.millrace.client.RestEndpoint.notYet;
import static dev.millrace.client.RestEndpoint.of;

import dev.millrace.client.message.ApplicationMessages;
import dev.millrace.client.message.CheckpointMessages;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.JarMessages;
import dev.millrace.client.message.JobMessages;
import dev.millrace.client.message.ProfilerMessages;
import dev.millrace.client.message.RescaleMessages;
import dev.millrace.client.message.TriggerMessages;
import dev.millrace.client.message.VertexMessages;
import dev.millrace.client.message.WorkerMessages;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The table of all endpoints of Flink's job manager, and of ours. Routes, the OpenAPI document and the table in
/// docs/reference/rest.md are made from it.
public final class Endpoints {
    private static final String VERTEX = "/jobs/:jobid/vertices/:vertexid";
    private static final String SUBTASK = VERTEX + "/subtasks/:subtaskindex";
    private static final String WORKER = "/taskmanagers/:taskmanagerid";

    private static final String NO_DATASETS = "cached streams are files that their own program deletes";
    private static final String NO_RESCALING = "old; use PUT /jobs/:jobid/resource-requirements";
    private static final String NO_LOG_LINK = "of a history server only, if it is told where logs are";
    private static final String NO_YARN = "old ways through YARN's proxy; use PATCH /jobs/:jobid and POST …/stop";

    private static final String[] RUN = {
        "entry-class", "programArg", "parallelism", "savepointPath", "allowNonRestoredState", "claimMode"
    };

    private static final List<RestEndpoint> CLUSTER = List.of(
            of("RE-01", "DELETE", "/cluster", "Cancels all jobs and ends the process.", ClusterMessages.Empty.class)
                    .needs(AccessRole.ADMIN),
            get("RE-02", "/config", "What web pages adjust themselves to.", ClusterMessages.Dashboard.class),
            get("RE-03", "/overview", "Slots, workers and jobs in numbers.", ClusterMessages.Overview.class),
            get("RE-04", "/datasets", "None: jobs keep no results for others.", ClusterMessages.DataSets.class),
            notYet("RE-05", "DELETE", "/datasets/:datasetid", NO_DATASETS),
            notYet("RE-06", "GET", "/datasets/delete/:triggerid", NO_DATASETS),
            get("", "/openapi", "This interface as an OpenAPI document.", String.class));

    private static final List<RestEndpoint> JARS = List.of(
            get("RE-07", "/jars", "Programs that were handed in.", JarMessages.Jars.class),
            of("RE-08", "POST", "/jars/upload", "Hands in a jar, as a form's file.", JarMessages.Uploaded.class)
                    .needs(AccessRole.ADMIN),
            of("RE-09", "DELETE", "/jars/:jarid", "Removes a jar.", ClusterMessages.Empty.class)
                    .needs(AccessRole.ADMIN),
            get("RE-10", "/jars/:jarid/plan", "The vertices of a program's first job.", JarMessages.PlanOf.class)
                    .query("entry-class", "programArg", "parallelism")
                    // It runs the program's main method, as far as its first job.
                    .needs(AccessRole.OPERATE),
            of("RE-11", "POST", "/jars/:jarid/plan", "The same, asked with a body.", JarMessages.PlanOf.class)
                    .takes(JarMessages.Run.class),
            of("RE-12", "POST", "/jars/:jarid/run", "Runs a program.", JarMessages.Started.class)
                    .query(Stream.concat(Stream.of(RUN), Stream.of("output")).toArray(String[]::new))
                    .takes(JarMessages.Run.class),
            get("", "/program-outputs/:outputid", "What a main method has printed.", JarMessages.Output.class)
                    .query("out", "err"),
            of(
                            "RE-13",
                            "POST",
                            "/jars/:jarid/run-application",
                            "Runs a program, without waiting for its first job.",
                            JarMessages.Begun.class)
                    .query(RUN)
                    .takes(JarMessages.Run.class)
                    .answers(202),
            get("RE-14", "/applications/overview", "Programs that run or ran.", ApplicationMessages.Overview.class),
            get("RE-15", "/applications/:applicationid", "A program with its jobs.", ApplicationMessages.Details.class),
            of(
                            "RE-16",
                            "POST",
                            "/applications/:applicationid/cancel",
                            "Cancels a program's jobs, interrupts its main method and lets it start no others.",
                            ClusterMessages.Empty.class)
                    .answers(202),
            get(
                            "RE-17",
                            "/applications/:applicationid/exceptions",
                            "What its main method has thrown.",
                            ApplicationMessages.Exceptions.class)
                    .query("maxExceptions"),
            get(
                    "RE-18",
                    "/applications/:applicationid/jobmanager/config",
                    "Settings that its coordinator sees.",
                    ClusterMessages.Entry[].class));

    private static final List<RestEndpoint> COORDINATOR = List.of(
            get("RE-19", "/jobmanager/config", "Its settings; secrets are masked.", ClusterMessages.Entry[].class),
            get("RE-20", "/jobmanager/environment", "JVM and class path.", ClusterMessages.Environment.class),
            get("RE-21", "/jobmanager/log", "The log that is being written.", String.class),
            get("RE-22", "/jobmanager/stdout", "What programs have printed.", String.class),
            get("RE-23", "/jobmanager/logs", "The log files.", ClusterMessages.Logs.class),
            get("RE-24", "/jobmanager/logs/:filename", "One log file.", String.class),
            get("RE-25", "/jobmanager/metrics", "Memory and jobs.", ClusterMessages.Metric[].class)
                    .query("get"),
            get("RE-26", "/jobmanager/thread-dump", "What its threads do.", ClusterMessages.ThreadDump.class),
            get("RE-27", "/jobmanager/profiler", "Its newest profiles.", ProfilerMessages.Profiles.class),
            of("RE-28", "POST", "/jobmanager/profiler", "Begins a profile of it.", ProfilerMessages.Profile.class)
                    .takes(ProfilerMessages.Request.class),
            get("RE-29", "/jobmanager/profiler/:filename", "A profile, as a page.", String.class));

    private static final List<RestEndpoint> JOBS = List.of(
            get("RE-30", "/jobs", "Ids and states.", JobMessages.Ids.class),
            of("RE-31", "POST", "/jobs", "Runs a job of a remote environment.", JobMessages.Submitted.class)
                    .takes(JobMessages.Submit.class)
                    .answers(202)
                    .needs(AccessRole.ADMIN),
            get("RE-32", "/jobs/overview", "All jobs, running and ended.", JobMessages.Overview.class),
            get("RE-33", "/jobs/metrics", "Metrics over jobs.", ClusterMessages.Aggregate[].class)
                    .query("get", "agg", "jobs"),
            get("RE-34", "/jobs/:jobid", "A job with its vertices and plan.", JobMessages.Details.class),
            of("RE-35", "PATCH", "/jobs/:jobid", "Cancels a job.", ClusterMessages.Empty.class)
                    .query("mode")
                    .answers(202),
            get("RE-36", "/jobs/:jobid/status", "Its state.", JobMessages.Status.class),
            get("RE-37", "/jobs/:jobid/config", "How it is executed.", JobMessages.Config.class),
            get("RE-38", "/jobs/:jobid/plan", "Its vertices and what connects them.", JarMessages.PlanOf.class),
            get("RE-39", "/jobs/:jobid/exceptions", "Its newest failures.", JobMessages.Exceptions.class)
                    .query("maxExceptions"),
            get("RE-40", "/jobs/:jobid/execution-result", "How it ended.", JobMessages.ExecutionResult.class)
                    .query("objects"),
            get("RE-41", "/jobs/:jobid/accumulators", "What it has accumulated.", JobMessages.Accumulators.class)
                    .query("includeSerializedValue", "objects"),
            get("RE-42", "/jobs/:jobid/metrics", "Its metrics.", ClusterMessages.Metric[].class)
                    .query("get"),
            of(
                            "RE-43",
                            "PATCH",
                            "/jobs/:jobid/clientHeartbeat",
                            "Taken, and nothing done: no job ends with its client.",
                            ClusterMessages.Empty.class)
                    .takes(JobMessages.Heartbeat.class)
                    .answers(202),
            get(
                    "RE-44",
                    "/jobs/:jobid/jobmanager/config",
                    "Settings that its coordinator sees.",
                    ClusterMessages.Entry[].class),
            get(
                    "RE-45",
                    "/jobs/:jobid/jobmanager/environment",
                    "JVM and class path of its coordinator.",
                    ClusterMessages.Environment.class),
            notYet("RE-46", "GET", "/jobs/:jobid/jobmanager/log-url", NO_LOG_LINK),
            notYet("RE-47", "GET", "/jobs/:jobid/taskmanagers/:taskmanagerid/log-url", NO_LOG_LINK),
            notYet("RE-48", "GET", "/jobs/:jobid/yarn-cancel", NO_YARN),
            notYet("RE-49", "GET", "/jobs/:jobid/yarn-stop", NO_YARN));

    private static final List<RestEndpoint> SNAPSHOTS = List.of(
            get("RE-50", "/jobs/:jobid/checkpoints", "How they went.", CheckpointMessages.Statistics.class),
            of("RE-51", "POST", "/jobs/:jobid/checkpoints", "Takes one now.", TriggerMessages.Accepted.class)
                    .takes(TriggerMessages.CheckpointRequest.class)
                    .answers(202),
            get(
                    "RE-52",
                    "/jobs/:jobid/checkpoints/:triggerid",
                    "Whether it is complete.",
                    TriggerMessages.CheckpointResult.class),
            get("RE-53", "/jobs/:jobid/checkpoints/config", "How it takes them.", CheckpointMessages.Config.class),
            get(
                    "RE-54",
                    "/jobs/:jobid/checkpoints/details/:checkpointid",
                    "One of the newest.",
                    CheckpointMessages.Checkpoint.class),
            get(
                    "RE-55",
                    "/jobs/:jobid/checkpoints/details/:checkpointid/subtasks/:vertexid",
                    "What a vertex's subtasks did for it.",
                    CheckpointMessages.TaskDetails.class),
            of("RE-56", "POST", "/jobs/:jobid/savepoints", "Takes a savepoint.", TriggerMessages.Accepted.class)
                    .takes(TriggerMessages.SavepointRequest.class)
                    .answers(202),
            get(
                    "RE-57",
                    "/jobs/:jobid/savepoints/:triggerid",
                    "Whether it is complete.",
                    TriggerMessages.SavepointResult.class),
            of("RE-58", "POST", "/jobs/:jobid/stop", "Ends a job with a savepoint.", TriggerMessages.Accepted.class)
                    .takes(TriggerMessages.StopRequest.class)
                    .answers(202),
            of("RE-59", "POST", "/savepoint-disposal", "Deletes a savepoint.", TriggerMessages.Accepted.class)
                    .takes(TriggerMessages.DisposalRequest.class),
            get(
                    "RE-60",
                    "/savepoint-disposal/:triggerid",
                    "Whether it is deleted.",
                    TriggerMessages.DisposalResult.class),
            notYet("RE-61", "PATCH", "/jobs/:jobid/rescaling", NO_RESCALING),
            notYet("RE-62", "GET", "/jobs/:jobid/rescaling/:triggerid", NO_RESCALING),
            get(
                    "RE-63",
                    "/jobs/:jobid/resource-requirements",
                    "Between which parallelisms its vertices run.",
                    Map.class),
            of(
                            "RE-64",
                            "PUT",
                            "/jobs/:jobid/resource-requirements",
                            "Lets vertices run between others.",
                            ClusterMessages.Empty.class)
                    .takes(Map.class),
            get(
                    "RE-65",
                    "/jobs/:jobid/rescales/overview",
                    "How often its parallelism has changed.",
                    RescaleMessages.Overview.class),
            get("RE-66", "/jobs/:jobid/rescales/history", "The newest changes.", RescaleMessages.Rescale[].class),
            get("RE-67", "/jobs/:jobid/rescales/details/:rescaleuuid", "One change.", RescaleMessages.Rescale.class),
            get("RE-68", "/jobs/:jobid/rescales/summary", "How long they took.", RescaleMessages.Summary.class),
            get("RE-69", "/jobs/:jobid/rescales/config", "When it changes.", RescaleMessages.Config.class));

    private static final List<RestEndpoint> VERTICES = List.of(
            get("RE-70", VERTEX, "A vertex with its subtasks.", VertexMessages.Details.class),
            get("RE-71", VERTEX + "/accumulators", "What it has accumulated.", VertexMessages.Accumulators.class),
            get("RE-72", VERTEX + "/backpressure", "Who waits for whom.", VertexMessages.BackPressure.class),
            get("RE-73", VERTEX + "/flamegraph", "What its threads do.", VertexMessages.FlameGraph.class)
                    .query("type", "subtaskindex"),
            get("RE-74", VERTEX + "/metrics", "Metrics of all its subtasks.", ClusterMessages.Metric[].class)
                    .query("get"),
            get("RE-75", VERTEX + "/jm-operator-metrics", "Metrics of enumerators.", ClusterMessages.Metric[].class)
                    .query("get"),
            get("RE-76", VERTEX + "/watermarks", "Each subtask's watermark.", ClusterMessages.Metric[].class),
            get("RE-77", VERTEX + "/taskmanagers", "Its subtasks by worker.", VertexMessages.Workers.class),
            get("RE-78", VERTEX + "/subtasktimes", "When its subtasks did what.", VertexMessages.Times.class),
            get(
                    "RE-79",
                    VERTEX + "/subtasks/accumulators",
                    "What each subtask has accumulated.",
                    VertexMessages.AllAccumulators.class),
            get("RE-80", VERTEX + "/subtasks/metrics", "Metrics over subtasks.", ClusterMessages.Aggregate[].class)
                    .query("get", "agg", "subtasks"),
            get("RE-81", SUBTASK, "A subtask's newest attempt.", VertexMessages.Subtask.class),
            get("RE-82", SUBTASK + "/metrics", "A subtask's metrics.", ClusterMessages.Metric[].class)
                    .query("get"),
            get("RE-83", SUBTASK + "/attempts/:attempt", "The same, if it is that one.", VertexMessages.Subtask.class),
            get(
                    "RE-84",
                    SUBTASK + "/attempts/:attempt/accumulators",
                    "What it has accumulated, if it is that attempt.",
                    VertexMessages.AttemptAccumulators.class));

    private static final List<RestEndpoint> WORKERS = List.of(
            get("RE-85", "/taskmanagers", "All workers.", WorkerMessages.Workers.class),
            get("RE-86", "/taskmanagers/metrics", "Metrics over workers.", ClusterMessages.Aggregate[].class)
                    .query("get", "agg"),
            get("RE-87", WORKER, "A worker's memory and slots.", WorkerMessages.Details.class),
            get("RE-88", WORKER + "/log", "The log that is being written.", String.class),
            get("RE-89", WORKER + "/stdout", "What programs have printed.", String.class),
            get("RE-90", WORKER + "/logs", "The log files.", ClusterMessages.Logs.class),
            get("RE-91", WORKER + "/logs/:filename", "One log file.", String.class),
            get("RE-92", WORKER + "/metrics", "Its metrics.", ClusterMessages.Metric[].class)
                    .query("get"),
            get("RE-93", WORKER + "/thread-dump", "What its threads do.", ClusterMessages.ThreadDump.class),
            get("RE-94", WORKER + "/profiler", "Its newest profiles.", ProfilerMessages.Profiles.class),
            of("RE-95", "POST", WORKER + "/profiler", "Begins a profile of it.", ProfilerMessages.Profile.class)
                    .takes(ProfilerMessages.Request.class),
            get("RE-96", WORKER + "/profiler/:filename", "A profile, as a page.", String.class));

    private Endpoints() {}

    /// All, in the order of their numbers; also those that do not exist here yet.
    public static List<RestEndpoint> all() {
        return Stream.of(CLUSTER, JARS, COORDINATOR, JOBS, SNAPSHOTS, VERTICES, WORKERS)
                .flatMap(List::stream)
                .toList();
    }
}
