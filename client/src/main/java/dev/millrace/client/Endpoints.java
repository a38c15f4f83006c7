package dev.millrace.client;

import static dev.millrace.client.RestEndpoint.get;
import static dev.millrace.client.RestEndpoint.notYet;
import static dev.millrace.client.RestEndpoint.of;

import dev.millrace.client.message.ApplicationMessages;
import dev.millrace.client.message.CheckpointMessages;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.JarMessages;
import dev.millrace.client.message.JobMessages;
import dev.millrace.client.message.LiveMessages;
import dev.millrace.client.message.ProfilerMessages;
import dev.millrace.client.message.RescaleMessages;
import dev.millrace.client.message.ResultMessages;
import dev.millrace.client.message.TapMessages;
import dev.millrace.client.message.TriggerMessages;
import dev.millrace.client.message.VertexMessages;
import dev.millrace.client.message.WorkerMessages;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Lists all endpoints of Flink's job manager and Millrace's own ones. Routes, the OpenAPI document and the table in
/// docs/reference/rest.md are generated from this list.
public final class Endpoints {
    private static final String VERTEX = "/jobs/:jobid/vertices/:vertexid";
    private static final String SUBTASK = VERTEX + "/subtasks/:subtaskindex";
    private static final String WORKER = "/taskmanagers/:taskmanagerid";

    private static final String NO_DATASETS = "a cached stream consists of files that its own program deletes";
    private static final String NO_RESCALING = "deprecated in Flink; use PUT /jobs/:jobid/resource-requirements";
    private static final String NO_LOG_LINK = "exists only in a history server with historyserver.log.*";
    private static final String NO_YARN = "deprecated, for the proxy of YARN; use PATCH /jobs/:jobid and POST …/stop";

    private static final String[] RUN = {
        "entry-class", "programArg", "parallelism", "savepointPath", "allowNonRestoredState", "claimMode"
    };

    private static final List<RestEndpoint> CLUSTER = List.of(
            of("RE-01", "DELETE", "/cluster", "Cancels all jobs and stops the process.", ClusterMessages.Empty.class)
                    .needs(AccessRole.ADMIN),
            get("RE-02", "/config", "Returns the configuration of web pages.", ClusterMessages.Dashboard.class),
            get(
                    "RE-03",
                    "/overview",
                    "Returns the numbers of slots, workers and jobs.",
                    ClusterMessages.Overview.class),
            get("RE-04", "/datasets", "Returns an empty list: jobs keep no data sets.", ClusterMessages.DataSets.class),
            notYet("RE-05", "DELETE", "/datasets/:datasetid", NO_DATASETS),
            notYet("RE-06", "GET", "/datasets/delete/:triggerid", NO_DATASETS),
            get("", "/session", "Returns the user and the role of the caller.", LiveMessages.Session.class),
            get("", "/live", "Returns rates, lag and the last checkpoint of all jobs.", LiveMessages.Cluster.class),
            get("", "/openapi", "Returns this API as an OpenAPI document.", String.class));

    private static final List<RestEndpoint> JARS = List.of(
            get("RE-07", "/jars", "Lists the uploaded programs.", JarMessages.Jars.class),
            of("RE-08", "POST", "/jars/upload", "Uploads a jar as a file of a form.", JarMessages.Uploaded.class)
                    .needs(AccessRole.ADMIN),
            of("RE-09", "DELETE", "/jars/:jarid", "Deletes a jar.", ClusterMessages.Empty.class)
                    .needs(AccessRole.ADMIN),
            get("RE-10", "/jars/:jarid/plan", "Returns the plan of a program's first job.", JarMessages.PlanOf.class)
                    .query("entry-class", "programArg", "parallelism")
                    // Planning runs the program's main method up to its first job.
                    .needs(AccessRole.OPERATE),
            of("RE-11", "POST", "/jars/:jarid/plan", "The same with a request body.", JarMessages.PlanOf.class)
                    .takes(JarMessages.Run.class),
            of("RE-12", "POST", "/jars/:jarid/run", "Runs a program.", JarMessages.Started.class)
                    .query(Stream.concat(Stream.of(RUN), Stream.of("output")).toArray(String[]::new))
                    .takes(JarMessages.Run.class),
            get("", "/program-outputs/:outputid", "Returns the output of a main method.", JarMessages.Output.class)
                    .query("out", "err"),
            of(
                            "RE-13",
                            "POST",
                            "/jars/:jarid/run-application",
                            "Runs a program without waiting for its first job.",
                            JarMessages.Begun.class)
                    .query(RUN)
                    .takes(JarMessages.Run.class)
                    .answers(202),
            get("RE-14", "/applications/overview", "Lists the applications.", ApplicationMessages.Overview.class),
            get(
                    "RE-15",
                    "/applications/:applicationid",
                    "Returns an application with its jobs.",
                    ApplicationMessages.Details.class),
            of(
                            "RE-16",
                            "POST",
                            "/applications/:applicationid/cancel",
                            "Cancels an application: cancels its jobs and interrupts its main method.",
                            ClusterMessages.Empty.class)
                    .answers(202),
            get(
                            "RE-17",
                            "/applications/:applicationid/exceptions",
                            "Returns the exceptions of the main method.",
                            ApplicationMessages.Exceptions.class)
                    .query("maxExceptions"),
            get(
                    "RE-18",
                    "/applications/:applicationid/jobmanager/config",
                    "Returns the configuration of the coordinator.",
                    ClusterMessages.Entry[].class));

    private static final List<RestEndpoint> COORDINATOR = List.of(
            get(
                    "RE-19",
                    "/jobmanager/config",
                    "Returns the configuration with masked secrets.",
                    ClusterMessages.Entry[].class),
            get(
                    "RE-20",
                    "/jobmanager/environment",
                    "Returns the JVM and its class path.",
                    ClusterMessages.Environment.class),
            get("RE-21", "/jobmanager/log", "Returns the current log.", String.class),
            get("RE-22", "/jobmanager/stdout", "Returns the standard output of programs.", String.class),
            get("RE-23", "/jobmanager/logs", "Lists the log files.", ClusterMessages.Logs.class),
            get("RE-24", "/jobmanager/logs/:filename", "Returns one log file.", String.class),
            get("", "/jobmanager/loggers", "Lists the loggers with an own level.", ClusterMessages.Loggers.class),
            of("", "PUT", "/jobmanager/loggers/:logger", "Sets the level of a logger.", ClusterMessages.Loggers.class)
                    .takes(ClusterMessages.LogLevel.class),
            get("RE-25", "/jobmanager/metrics", "Returns metrics of the process.", ClusterMessages.Metric[].class)
                    .query("get"),
            get("", "/jobmanager/disks", "Returns the space on the disks of the process.", WorkerMessages.Disks.class),
            get("RE-26", "/jobmanager/thread-dump", "Returns a thread dump.", ClusterMessages.ThreadDump.class),
            get("RE-27", "/jobmanager/profiler", "Lists the newest profiles.", ProfilerMessages.Profiles.class),
            of("RE-28", "POST", "/jobmanager/profiler", "Starts a profile.", ProfilerMessages.Profile.class)
                    .takes(ProfilerMessages.Request.class),
            get("RE-29", "/jobmanager/profiler/:filename", "Returns a profile as a page.", String.class));

    private static final List<RestEndpoint> JOBS = List.of(
            get("RE-30", "/jobs", "Lists ids and states of jobs.", JobMessages.Ids.class),
            of("RE-31", "POST", "/jobs", "Runs a job of a remote environment.", JobMessages.Submitted.class)
                    .takes(JobMessages.Submit.class)
                    .answers(202)
                    .needs(AccessRole.ADMIN),
            get("RE-32", "/jobs/overview", "Lists running and ended jobs.", JobMessages.Overview.class),
            get("RE-33", "/jobs/metrics", "Returns metrics aggregated over jobs.", ClusterMessages.Aggregate[].class)
                    .query("get", "agg", "jobs"),
            get("RE-34", "/jobs/:jobid", "Returns a job with its vertices and plan.", JobMessages.Details.class),
            get("", "/jobs/:jobid/live", "Returns the rates and shares of a job's vertices.", LiveMessages.Job.class),
            get("", "/jobs/:jobid/findings", "Returns what the doctor finds in a job.", LiveMessages.Findings.class),
            of("RE-35", "PATCH", "/jobs/:jobid", "Cancels a job.", ClusterMessages.Empty.class)
                    .query("mode")
                    .answers(202),
            get("RE-36", "/jobs/:jobid/status", "Returns the state of a job.", JobMessages.Status.class),
            get("RE-37", "/jobs/:jobid/config", "Returns the execution options of a job.", JobMessages.Config.class),
            get("RE-38", "/jobs/:jobid/plan", "Returns the plan of a job.", JarMessages.PlanOf.class),
            get(
                            "RE-39",
                            "/jobs/:jobid/exceptions",
                            "Returns the newest failures of a job.",
                            JobMessages.Exceptions.class)
                    .query("maxExceptions"),
            get(
                            "RE-40",
                            "/jobs/:jobid/execution-result",
                            "Returns the result of a job.",
                            JobMessages.ExecutionResult.class)
                    .query("objects"),
            get(
                            "RE-41",
                            "/jobs/:jobid/accumulators",
                            "Returns the accumulators of a job.",
                            JobMessages.Accumulators.class)
                    .query("includeSerializedValue", "objects"),
            get(
                            "",
                            "/jobs/:jobid/results/:resultsid",
                            "Returns records of a job to the program that has started the job.",
                            ResultMessages.Page.class)
                    // Only the program that has started the job knows the id of the results.
                    .query("writer", "from"),
            get("RE-42", "/jobs/:jobid/metrics", "Returns the metrics of a job.", ClusterMessages.Metric[].class)
                    .query("get"),
            of(
                            "RE-43",
                            "PATCH",
                            "/jobs/:jobid/clientHeartbeat",
                            "Accepts a heartbeat and ignores it: a job does not end with its client.",
                            ClusterMessages.Empty.class)
                    .takes(JobMessages.Heartbeat.class)
                    .answers(202),
            get(
                    "RE-44",
                    "/jobs/:jobid/jobmanager/config",
                    "Returns the configuration of the job's coordinator.",
                    ClusterMessages.Entry[].class),
            get(
                    "RE-45",
                    "/jobs/:jobid/jobmanager/environment",
                    "Returns the JVM and class path of the job's coordinator.",
                    ClusterMessages.Environment.class),
            notYet("RE-46", "GET", "/jobs/:jobid/jobmanager/log-url", NO_LOG_LINK),
            notYet("RE-47", "GET", "/jobs/:jobid/taskmanagers/:taskmanagerid/log-url", NO_LOG_LINK),
            notYet("RE-48", "GET", "/jobs/:jobid/yarn-cancel", NO_YARN),
            notYet("RE-49", "GET", "/jobs/:jobid/yarn-stop", NO_YARN));

    private static final List<RestEndpoint> SNAPSHOTS = List.of(
            get(
                    "RE-50",
                    "/jobs/:jobid/checkpoints",
                    "Returns statistics of the checkpoints of a job.",
                    CheckpointMessages.Statistics.class),
            of("RE-51", "POST", "/jobs/:jobid/checkpoints", "Triggers a checkpoint.", TriggerMessages.Accepted.class)
                    .takes(TriggerMessages.CheckpointRequest.class)
                    .answers(202),
            get(
                    "RE-52",
                    "/jobs/:jobid/checkpoints/:triggerid",
                    "Returns the state of a triggered checkpoint.",
                    TriggerMessages.CheckpointResult.class),
            get(
                    "RE-53",
                    "/jobs/:jobid/checkpoints/config",
                    "Returns the checkpoint options of a job.",
                    CheckpointMessages.Config.class),
            get(
                    "RE-54",
                    "/jobs/:jobid/checkpoints/details/:checkpointid",
                    "Returns one of the newest checkpoints.",
                    CheckpointMessages.Checkpoint.class),
            get(
                    "RE-55",
                    "/jobs/:jobid/checkpoints/details/:checkpointid/subtasks/:vertexid",
                    "Returns the parts of a checkpoint from the subtasks of a vertex.",
                    CheckpointMessages.TaskDetails.class),
            of("RE-56", "POST", "/jobs/:jobid/savepoints", "Triggers a savepoint.", TriggerMessages.Accepted.class)
                    .takes(TriggerMessages.SavepointRequest.class)
                    .answers(202),
            get(
                    "RE-57",
                    "/jobs/:jobid/savepoints/:triggerid",
                    "Returns the state of a triggered savepoint.",
                    TriggerMessages.SavepointResult.class),
            of("RE-58", "POST", "/jobs/:jobid/stop", "Stops a job with a savepoint.", TriggerMessages.Accepted.class)
                    .takes(TriggerMessages.StopRequest.class)
                    .answers(202),
            of("RE-59", "POST", "/savepoint-disposal", "Deletes a savepoint.", TriggerMessages.Accepted.class)
                    .takes(TriggerMessages.DisposalRequest.class),
            get(
                    "RE-60",
                    "/savepoint-disposal/:triggerid",
                    "Returns the state of a deletion.",
                    TriggerMessages.DisposalResult.class),
            notYet("RE-61", "PATCH", "/jobs/:jobid/rescaling", NO_RESCALING),
            notYet("RE-62", "GET", "/jobs/:jobid/rescaling/:triggerid", NO_RESCALING),
            get(
                    "RE-63",
                    "/jobs/:jobid/resource-requirements",
                    "Returns the parallelism bounds of the vertices.",
                    Map.class),
            of(
                            "RE-64",
                            "PUT",
                            "/jobs/:jobid/resource-requirements",
                            "Sets the parallelism bounds of vertices.",
                            ClusterMessages.Empty.class)
                    .takes(Map.class),
            get(
                    "RE-65",
                    "/jobs/:jobid/rescales/overview",
                    "Returns the numbers of parallelism changes.",
                    RescaleMessages.Overview.class),
            get(
                    "RE-66",
                    "/jobs/:jobid/rescales/history",
                    "Lists the newest parallelism changes.",
                    RescaleMessages.Rescale[].class),
            get(
                    "RE-67",
                    "/jobs/:jobid/rescales/details/:rescaleuuid",
                    "Returns one parallelism change.",
                    RescaleMessages.Rescale.class),
            get(
                    "RE-68",
                    "/jobs/:jobid/rescales/summary",
                    "Returns statistics of the durations of changes.",
                    RescaleMessages.Summary.class),
            get(
                    "RE-69",
                    "/jobs/:jobid/rescales/config",
                    "Returns the options of adaptive scheduling.",
                    RescaleMessages.Config.class));

    private static final List<RestEndpoint> VERTICES = List.of(
            get("RE-70", VERTEX, "Returns a vertex with its subtasks.", VertexMessages.Details.class),
            get(
                    "",
                    VERTEX + "/live",
                    "Returns the rates and shares of a vertex's subtasks.",
                    LiveMessages.Subtasks.class),
            get(
                            "",
                            VERTEX + "/records",
                            "Returns a few records that arrive at a vertex now, if `millrace.web.records.enabled`.",
                            TapMessages.Records.class)
                    .query("from", "limit")
                    .needs(AccessRole.OPERATE),
            get(
                    "RE-71",
                    VERTEX + "/accumulators",
                    "Returns the accumulators of a vertex.",
                    VertexMessages.Accumulators.class),
            get(
                    "RE-72",
                    VERTEX + "/backpressure",
                    "Returns the back-pressure of a vertex.",
                    VertexMessages.BackPressure.class),
            get("RE-73", VERTEX + "/flamegraph", "Returns a flame graph of a vertex.", VertexMessages.FlameGraph.class)
                    .query("type", "subtaskindex"),
            get(
                            "RE-74",
                            VERTEX + "/metrics",
                            "Returns the metrics of all subtasks of a vertex.",
                            ClusterMessages.Metric[].class)
                    .query("get"),
            get(
                            "RE-75",
                            VERTEX + "/jm-operator-metrics",
                            "Returns the metrics of split enumerators.",
                            ClusterMessages.Metric[].class)
                    .query("get"),
            get(
                    "RE-76",
                    VERTEX + "/watermarks",
                    "Returns the watermark of each subtask.",
                    ClusterMessages.Metric[].class),
            get(
                    "RE-77",
                    VERTEX + "/taskmanagers",
                    "Returns the subtasks of a vertex by worker.",
                    VertexMessages.Workers.class),
            get(
                    "RE-78",
                    VERTEX + "/subtasktimes",
                    "Returns the times of state changes of subtasks.",
                    VertexMessages.Times.class),
            get(
                    "RE-79",
                    VERTEX + "/subtasks/accumulators",
                    "Returns the accumulators of each subtask.",
                    VertexMessages.AllAccumulators.class),
            get(
                            "RE-80",
                            VERTEX + "/subtasks/metrics",
                            "Returns metrics aggregated over subtasks.",
                            ClusterMessages.Aggregate[].class)
                    .query("get", "agg", "subtasks"),
            get("RE-81", SUBTASK, "Returns the newest attempt of a subtask.", VertexMessages.Subtask.class),
            get("RE-82", SUBTASK + "/metrics", "Returns the metrics of a subtask.", ClusterMessages.Metric[].class)
                    .query("get"),
            get(
                    "RE-83",
                    SUBTASK + "/attempts/:attempt",
                    "Returns an attempt if it is the newest.",
                    VertexMessages.Subtask.class),
            get(
                    "RE-84",
                    SUBTASK + "/attempts/:attempt/accumulators",
                    "Returns the accumulators of an attempt if it is the newest.",
                    VertexMessages.AttemptAccumulators.class));

    private static final List<RestEndpoint> WORKERS = List.of(
            get("RE-85", "/taskmanagers", "Lists the workers.", WorkerMessages.Workers.class),
            get(
                            "RE-86",
                            "/taskmanagers/metrics",
                            "Returns metrics aggregated over workers.",
                            ClusterMessages.Aggregate[].class)
                    .query("get", "agg"),
            get("RE-87", WORKER, "Returns the memory and slots of a worker.", WorkerMessages.Details.class),
            get("RE-88", WORKER + "/log", "Returns the current log.", String.class),
            get("RE-89", WORKER + "/stdout", "Returns the standard output of programs.", String.class),
            get("RE-90", WORKER + "/logs", "Lists the log files.", ClusterMessages.Logs.class),
            get("RE-91", WORKER + "/logs/:filename", "Returns one log file.", String.class),
            get("", WORKER + "/loggers", "Lists the loggers with an own level.", ClusterMessages.Loggers.class),
            of("", "PUT", WORKER + "/loggers/:logger", "Sets the level of a logger.", ClusterMessages.Loggers.class)
                    .takes(ClusterMessages.LogLevel.class),
            get("RE-92", WORKER + "/metrics", "Returns the metrics of a worker.", ClusterMessages.Metric[].class)
                    .query("get"),
            get("", WORKER + "/disks", "Returns the space on the disks of the worker.", WorkerMessages.Disks.class),
            get("RE-93", WORKER + "/thread-dump", "Returns a thread dump.", ClusterMessages.ThreadDump.class),
            get("RE-94", WORKER + "/profiler", "Lists the newest profiles.", ProfilerMessages.Profiles.class),
            of("RE-95", "POST", WORKER + "/profiler", "Starts a profile.", ProfilerMessages.Profile.class)
                    .takes(ProfilerMessages.Request.class),
            get("RE-96", WORKER + "/profiler/:filename", "Returns a profile as a page.", String.class));

    private Endpoints() {}

    /// Returns all endpoints in the order of their numbers, including those that Millrace does not implement.
    public static List<RestEndpoint> all() {
        return Stream.of(CLUSTER, JARS, COORDINATOR, JOBS, SNAPSHOTS, VERTICES, WORKERS, SqlEndpoints.all())
                .flatMap(List::stream)
                .toList();
    }
}
