package dev.millrace.compat;

import java.util.List;
import org.apache.flink.runtime.messages.webmonitor.ApplicationDetailsInfo;
import org.apache.flink.runtime.messages.webmonitor.MultipleApplicationsDetails;
import org.apache.flink.runtime.messages.webmonitor.MultipleJobsDetails;
import org.apache.flink.runtime.rest.handler.legacy.messages.ClusterOverviewWithVersion;
import org.apache.flink.runtime.rest.messages.ApplicationExceptionsInfoWithHistory;
import org.apache.flink.runtime.rest.messages.ConfigurationInfo;
import org.apache.flink.runtime.rest.messages.DashboardConfiguration;
import org.apache.flink.runtime.rest.messages.EnvironmentInfo;
import org.apache.flink.runtime.rest.messages.JobConfigInfo;
import org.apache.flink.runtime.rest.messages.JobExceptionsInfoWithHistory;
import org.apache.flink.runtime.rest.messages.JobPlanInfo;
import org.apache.flink.runtime.rest.messages.JobVertexAccumulatorsInfo;
import org.apache.flink.runtime.rest.messages.JobVertexBackPressureInfo;
import org.apache.flink.runtime.rest.messages.JobVertexDetailsInfo;
import org.apache.flink.runtime.rest.messages.JobVertexTaskManagersInfo;
import org.apache.flink.runtime.rest.messages.LogListInfo;
import org.apache.flink.runtime.rest.messages.ProfilingInfoList;
import org.apache.flink.runtime.rest.messages.SubtasksTimesInfo;
import org.apache.flink.runtime.rest.messages.ThreadDumpInfo;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointConfigInfo;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointStatistics;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointingStatistics;
import org.apache.flink.runtime.rest.messages.checkpoints.TaskCheckpointStatisticsWithSubtaskDetails;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo;
import org.apache.flink.runtime.rest.messages.job.SubtasksAllAccumulatorsInfo;
import org.apache.flink.runtime.rest.messages.job.metrics.AggregatedMetricsResponseBody;
import org.apache.flink.runtime.rest.messages.job.metrics.MetricCollectionResponseBody;
import org.apache.flink.runtime.rest.messages.taskmanager.TaskManagerDetailsInfo;
import org.apache.flink.runtime.rest.messages.taskmanager.TaskManagersInfo;
import org.apache.flink.runtime.webmonitor.threadinfo.VertexFlameGraph;

/// Lists the requests that Flink's pages send to a job manager, as recorded from a browser, and the classes of Flink's
/// responses. JOB, VERTEX, CHECKPOINT, APPLICATION and PROFILE stand for existing ids.
final class PageAddresses {
    static final String JOB = "/jobs/JOB";
    static final String VERTEX = JOB + "/vertices/VERTEX";
    private static final String SUBTASK_METRICS = "/subtasks/metrics?get=backPressuredTimeMsPerSecond,"
            + "busyTimeMsPerSecond,numRecordsInPerSecond&agg=min,max,avg,skew";

    static final List<Address> ALL = List.of(
            new Address("/config", DashboardConfiguration.class),
            new Address("/overview", ClusterOverviewWithVersion.class),
            new Address("/applications/overview", MultipleApplicationsDetails.class),
            new Address("/applications/APPLICATION", ApplicationDetailsInfo.class),
            new Address("/applications/APPLICATION/exceptions", ApplicationExceptionsInfoWithHistory.class),
            new Address("/jars", null),
            new Address("/taskmanagers", TaskManagersInfo.class),
            new Address("/taskmanagers/local", TaskManagerDetailsInfo.class),
            new Address("/taskmanagers/local/metrics", MetricCollectionResponseBody.class),
            new Address(
                    "/taskmanagers/local/metrics?get=Status.JVM.Memory.Heap.Used,Status.JVM.Memory.Metaspace.Used",
                    MetricCollectionResponseBody.class),
            new Address("/taskmanagers/local/log", null),
            new Address("/taskmanagers/local/stdout", null),
            new Address("/taskmanagers/local/logs", LogListInfo.class),
            new Address("/taskmanagers/local/logs/coordinator.log", null),
            new Address("/taskmanagers/local/thread-dump", ThreadDumpInfo.class),
            new Address("/taskmanagers/local/profiler", ProfilingInfoList.class),
            new Address("/taskmanagers/local/profiler/PROFILE", null),
            new Address("/jobmanager/config", ConfigurationInfo.class),
            new Address("/jobmanager/environment", EnvironmentInfo.class),
            new Address("/jobmanager/metrics", MetricCollectionResponseBody.class),
            new Address("/jobmanager/metrics?get=Status.JVM.Memory.Heap.Used", MetricCollectionResponseBody.class),
            new Address("/jobmanager/log", null),
            new Address("/jobmanager/stdout", null),
            new Address("/jobmanager/logs", LogListInfo.class),
            new Address("/jobmanager/logs/coordinator.log", null),
            new Address("/jobmanager/thread-dump", ThreadDumpInfo.class),
            new Address("/jobmanager/profiler", ProfilingInfoList.class),
            new Address("/jobmanager/profiler/PROFILE", null),
            new Address("/jobs/overview", MultipleJobsDetails.class),
            new Address(JOB, JobDetailsInfo.class),
            new Address(JOB + "/plan", JobPlanInfo.class),
            new Address(JOB + "/config", JobConfigInfo.class),
            new Address(JOB + "/exceptions?maxExceptions=10", JobExceptionsInfoWithHistory.class),
            new Address(JOB + "/checkpoints", CheckpointingStatistics.class),
            new Address(JOB + "/checkpoints/config", CheckpointConfigInfo.class),
            new Address(JOB + "/checkpoints/details/CHECKPOINT", CheckpointStatistics.class),
            new Address(
                    JOB + "/checkpoints/details/CHECKPOINT/subtasks/VERTEX",
                    TaskCheckpointStatisticsWithSubtaskDetails.class),
            new Address(VERTEX, JobVertexDetailsInfo.class),
            new Address(VERTEX + SUBTASK_METRICS, AggregatedMetricsResponseBody.class),
            new Address(VERTEX + "/watermarks", MetricCollectionResponseBody.class),
            new Address(VERTEX + "/metrics", MetricCollectionResponseBody.class),
            new Address(VERTEX + "/flamegraph?type=on_cpu", VertexFlameGraph.class),
            new Address(VERTEX + "/taskmanagers", JobVertexTaskManagersInfo.class),
            new Address(VERTEX + "/accumulators", JobVertexAccumulatorsInfo.class),
            new Address(VERTEX + "/subtasks/accumulators", SubtasksAllAccumulatorsInfo.class),
            new Address(VERTEX + "/backpressure", JobVertexBackPressureInfo.class),
            new Address(VERTEX + "/subtasktimes", SubtasksTimesInfo.class));

    private PageAddresses() {}

    /// @param shape the class of Flink's response; null for a text or a class that only Flink's web module has
    record Address(String path, Class<?> shape) {}

    /// Returns a recorded address without the query and without the ids that differ between runs.
    static String general(String path) {
        return path.replaceAll("\\?.*", "")
                .replaceAll("/applications/[0-9a-f]{32}", "/applications/APPLICATION")
                .replaceAll("/jobs/[0-9a-f]{32}", JOB)
                .replaceAll("/(vertices|subtasks)/[0-9a-f]{32}", "/$1/VERTEX")
                .replaceAll("/details/\\d+", "/details/CHECKPOINT")
                .replaceAll("/profiler/.+\\.html", "/profiler/PROFILE");
    }
}
