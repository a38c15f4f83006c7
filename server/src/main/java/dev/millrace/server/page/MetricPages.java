package dev.millrace.server.page;

import dev.millrace.client.message.ClusterMessages;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.job.view.SubtaskView;
import dev.millrace.runtime.job.view.VertexView;
import dev.millrace.runtime.stats.ProcessStats;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.http.HttpRequest;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Answers requests about metrics. Without the parameter `get` the response lists names; with it, values.
final class MetricPages {
    private static final String JOB = "/jobs/:jobid";
    private static final String VERTEX = JOB + "/vertices/:vertexid";

    private static final double PERCENT = 100;

    private final Dispatcher dispatcher;

    MetricPages(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    void addTo(Routes routes) {
        routes.on("GET /jobmanager/metrics", request -> shown(request, coordinator()));
        routes.on("GET /jobs/metrics", this::overJobs);
        routes.on("GET " + JOB + "/metrics", request -> shown(request, ofJob(job(request))));
        routes.on("GET " + VERTEX + "/metrics", request -> {
            JobView job = job(request);
            return shown(request, ofVertex(job, JobPages.vertex(job, request.variable("vertexid"))));
        });
        routes.on("GET " + VERTEX + "/jm-operator-metrics", request -> {
            JobView job = job(request);
            return shown(request, ofEnumerators(job, JobPages.vertex(job, request.variable("vertexid"))));
        });
        routes.on("GET " + VERTEX + "/watermarks", this::watermarks);
        routes.on("GET " + VERTEX + "/subtasks/metrics", this::overSubtasks);
        routes.on("GET " + VERTEX + "/subtasks/:subtaskindex/metrics", request -> {
            JobView job = job(request);
            VertexView vertex = JobPages.vertex(job, request.variable("vertexid"));
            return shown(request, ofSubtask(job, vertex, request.number("subtaskindex")));
        });
        routes.on(
                "GET /taskmanagers/metrics",
                request -> over(
                        request,
                        dispatcher.workers().stream().map(ProcessStats::metrics).toList()));
        routes.on(
                "GET /taskmanagers/:taskmanagerid/metrics",
                request -> shown(
                        request,
                        ClusterPages.worker(dispatcher, request.variable("taskmanagerid"))
                                .metrics()));
    }

    private JobView job(HttpRequest request) {
        return JobPages.known(dispatcher, request.job());
    }

    private static List<?> shown(HttpRequest request, Map<String, String> metrics) {
        List<String> wanted = request.list("get");
        if (!request.query().containsKey("get"))
            return metrics.keySet().stream().map(ClusterMessages.MetricId::new).toList();
        List<ClusterMessages.Metric> found = new ArrayList<>();
        for (String each : wanted) {
            String value = metrics.get(each);
            if (value != null) found.add(new ClusterMessages.Metric(each, value));
        }
        return found;
    }

    private Map<String, String> coordinator() {
        Map<String, String> metrics = new TreeMap<>(dispatcher.coordinator().metrics());
        long running = dispatcher.jobs().stream()
                .filter(each -> !each.status().isTerminalState())
                .count();
        int slots = dispatcher.workers().stream().mapToInt(ProcessStats::slots).sum();
        metrics.put("numRunningJobs", Long.toString(running));
        metrics.put(
                "numRegisteredTaskManagers",
                Integer.toString(dispatcher.workers().size()));
        metrics.put("taskSlotsTotal", Integer.toString(slots));
        return metrics;
    }

    /// Returns the metrics of the job.
    private Map<String, String> ofJob(JobView job) {
        Map<String, String> own = new TreeMap<>();
        String prefix = job.name() + ".";
        dispatcher.metrics(job.id()).forEach((name, value) -> {
            boolean isOwn = name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0;
            if (isOwn) own.put(name.substring(prefix.length()), value);
        });
        return own;
    }

    /// Returns the metrics of a subtask by name, and those of its operators with the operator name as prefix.
    private Map<String, String> ofSubtask(JobView job, VertexView vertex, int subtask) {
        return ofSubtask(dispatcher.metrics(job.id()), job, vertex, subtask);
    }

    private static Map<String, String> ofSubtask(Map<String, String> all, JobView job, VertexView vertex, int subtask) {
        Map<String, String> own = new TreeMap<>();
        for (String operator : vertex.operators()) {
            String prefix = job.name() + "." + operator + "." + subtask + ".";
            String shown = operator.replaceAll("[^A-Za-z0-9_-]", "_") + ".";
            all.forEach((name, value) -> {
                if (name.startsWith(prefix)) own.put(shown + name.substring(prefix.length()), value);
            });
        }
        String prefix = job.name() + "." + vertex.name() + "." + subtask + ".";
        all.forEach((name, value) -> {
            if (name.startsWith(prefix)) own.put(name.substring(prefix.length()), value);
        });
        return own;
    }

    private Map<String, String> ofVertex(JobView job, VertexView vertex) {
        Map<String, String> all = dispatcher.metrics(job.id());
        Map<String, String> own = new TreeMap<>();
        for (SubtaskView each : vertex.subtasks())
            ofSubtask(all, job, vertex, each.index())
                    .forEach((name, value) -> own.put(each.index() + "." + name, value));
        return own;
    }

    private Map<String, String> ofEnumerators(JobView job, VertexView vertex) {
        Map<String, String> own = new TreeMap<>();
        for (String operator : vertex.operators()) {
            String prefix = job.name() + "." + operator + ".coordinator.enumerator.";
            dispatcher.metrics(job.id()).forEach((name, value) -> {
                if (name.startsWith(prefix))
                    own.put(operator + ".coordinator.enumerator." + name.substring(prefix.length()), value);
            });
        }
        return own;
    }

    private Object watermarks(HttpRequest request) {
        VertexView vertex = JobPages.vertex(job(request), request.variable("vertexid"));
        return vertex.subtasks().stream()
                .map(each -> new ClusterMessages.Metric(
                        each.index() + ".currentInputWatermark",
                        Long.toString(each.reading().watermark())))
                .toList();
    }

    private Object overJobs(HttpRequest request) {
        List<String> wanted = request.list("jobs");
        List<Map<String, String>> all = new ArrayList<>();
        for (JobView each : dispatcher.jobs()) {
            boolean isWanted = wanted.isEmpty() || wanted.contains(each.id().toHexString());
            if (isWanted) all.add(ofJob(each));
        }
        return over(request, all);
    }

    private Object overSubtasks(HttpRequest request) {
        JobView job = job(request);
        VertexView vertex = JobPages.vertex(job, request.variable("vertexid"));
        List<String> wanted = request.list("subtasks");
        Map<String, String> whole = dispatcher.metrics(job.id());
        List<Map<String, String>> all = new ArrayList<>();
        for (SubtaskView each : vertex.subtasks()) {
            boolean isWanted = wanted.isEmpty() || wanted.contains(Integer.toString(each.index()));
            if (isWanted) all.add(ofSubtask(whole, job, vertex, each.index()));
        }
        return over(request, all);
    }

    /// Aggregates the metrics of several subtasks, jobs or workers.
    private static List<?> over(HttpRequest request, List<Map<String, String>> all) {
        if (!request.query().containsKey("get")) {
            return all.stream()
                    .flatMap(each -> each.keySet().stream())
                    .distinct()
                    .sorted()
                    .map(ClusterMessages.MetricId::new)
                    .toList();
        }
        List<String> kinds = request.list("agg");
        List<Map<String, Object>> shown = new ArrayList<>();
        for (String name : request.list("get")) {
            double[] values = all.stream()
                    .map(each -> each.get(name))
                    .filter(MetricPages::isNumber)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (values.length > 0) shown.add(aggregate(name, values, kinds));
        }
        return shown;
    }

    /// Only numbers have a minimum and a maximum.
    private static boolean isNumber(@Nullable String value) {
        try {
            return value != null && Double.isFinite(Double.parseDouble(value));
        } catch (NumberFormatException text) {
            return false;
        }
    }

    private static Map<String, Object> aggregate(String name, double[] values, List<String> kinds) {
        DoubleSummaryStatistics summary = DoubleStream.of(values).summaryStatistics();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("min", summary.getMin());
        all.put("max", summary.getMax());
        all.put("avg", summary.getAverage());
        all.put("sum", summary.getSum());
        all.put("skew", skew(values, summary.getAverage()));
        if (!kinds.isEmpty()) all.keySet().retainAll(kinds);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", name);
        shown.putAll(all);
        return shown;
    }

    /// Returns the mean deviation from the mean, in percent of the mean; at most 100.
    private static double skew(double[] values, double mean) {
        if (mean == 0) return 0;
        double deviation = DoubleStream.of(values)
                .map(each -> Math.abs(each - mean))
                .average()
                .orElse(0);
        return Math.min(PERCENT, deviation / mean * PERCENT);
    }
}
