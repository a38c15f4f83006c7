package dev.millrace.server.history;

import dev.millrace.api.execution.JobID;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.client.Endpoints;
import dev.millrace.client.RestEndpoint;
import dev.millrace.client.message.CheckpointMessages;
import dev.millrace.client.message.JobMessages;
import dev.millrace.format.text.JsonRecords;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.job.view.SubtaskView;
import dev.millrace.runtime.job.view.VertexView;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.Refusal;
import dev.millrace.server.page.Routes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Produces the responses about a job that its archive keeps, from the same routes that serve clients. Thread-safe.
final class JobAnswers {
    /// Not archived: metrics of running jobs, and the results of asynchronous operations.
    private static final Set<String> LEFT_OUT = Set.of(
            "/jobs/:jobid/metrics",
            "/jobs/:jobid/checkpoints/:triggerid",
            "/jobs/:jobid/savepoints/:triggerid",
            "/jobs/:jobid/resource-requirements",
            "/jobs/:jobid/vertices/:vertexid/flamegraph",
            "/jobs/:jobid/vertices/:vertexid/metrics",
            "/jobs/:jobid/vertices/:vertexid/jm-operator-metrics",
            "/jobs/:jobid/vertices/:vertexid/watermarks",
            "/jobs/:jobid/vertices/:vertexid/backpressure",
            "/jobs/:jobid/vertices/:vertexid/subtasks/metrics",
            "/jobs/:jobid/vertices/:vertexid/subtasks/:subtaskindex/metrics");

    private static final String OVERVIEW = "GET /jobs/overview";
    private static final String CHECKPOINTS = "GET /jobs/:jobid/checkpoints";

    private final Dispatcher dispatcher;
    private final Routes routes;
    private final List<RestEndpoint> kept;

    JobAnswers(Dispatcher dispatcher, Host host) {
        this.dispatcher = dispatcher;
        this.routes = Routes.ofJobs(dispatcher, host);
        this.kept = Endpoints.all().stream()
                .filter(each -> each.method().equals("GET") && each.path().startsWith("/jobs/:jobid"))
                .filter(each -> routes.all().containsKey(each.key()) && !LEFT_OUT.contains(each.path()))
                .sorted(Comparator.comparingInt(each -> each.variables().size()))
                .toList();
    }

    /// Receives pages one by one.
    interface Taker {
        /// @return whether the receiver accepts more pages
        boolean take(Page page) throws IOException;
    }

    /// Produces all pages of a job, those of the whole job first, until the receiver accepts no more.
    ///
    /// @throws Refusal if the job is no longer known
    void all(JobID id, Taker taker) throws IOException {
        JobView job = dispatcher.job(id);
        if (job == null) throw Refusal.notFound("Job " + id.toHexString() + " not found");
        if (!taker.take(new Page(ArchiveKind.JOB.overview(), overview(id)))) return;
        for (RestEndpoint endpoint : kept) {
            for (Map<String, String> variables : variables(endpoint, job)) {
                Object reply = ask(endpoint.key(), variables);
                if (reply == null) continue;
                if (!taker.take(new Page(endpoint.path(variables), JsonRecords.write(reply)))) return;
            }
        }
    }

    /// Returns all combinations of values for the variables of a path.
    private List<Map<String, String>> variables(RestEndpoint endpoint, JobView job) {
        List<Map<String, String>> all = List.of(Map.of("jobid", job.id().toHexString()));
        for (String name : endpoint.variables()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> each : all) {
                for (String value : values(name, each, job)) {
                    Map<String, String> with = new HashMap<>(each);
                    with.put(name, value);
                    longer.add(with);
                }
            }
            all = longer;
        }
        return all;
    }

    private List<String> values(String variable, Map<String, String> before, JobView job) {
        return switch (variable) {
            case "jobid" -> List.of(job.id().toHexString());
            case "vertexid" -> job.vertices().stream().map(VertexView::id).toList();
            case "subtaskindex" ->
                subtasks(before, job).stream()
                        .map(each -> Integer.toString(each.index()))
                        .toList();
            case "attempt" -> {
                int index = Integer.parseInt(String.valueOf(before.get("subtaskindex")));
                yield List.of(Integer.toString(subtasks(before, job).get(index).attempt()));
            }
            case "checkpointid" -> checkpoints(job);
            case "rescaleuuid" -> List.of(); // The rescales of a job are unknown once the job has ended.
            default -> throw new IllegalStateException("nobody knows what stands for " + variable);
        };
    }

    private static List<SubtaskView> subtasks(Map<String, String> of, JobView job) {
        VertexView vertex = job.vertex(String.valueOf(of.get("vertexid")));
        return vertex == null ? List.of() : vertex.subtasks();
    }

    private List<String> checkpoints(JobView job) {
        Object shown = ask(CHECKPOINTS, Map.of("jobid", job.id().toHexString()));
        if (!(shown instanceof CheckpointMessages.Statistics statistics)) return List.of();
        Stream<CheckpointMessages.Checkpoint> savepoint =
                Stream.ofNullable(statistics.latest().savepoint());
        return Stream.concat(statistics.history().stream(), savepoint)
                .map(each -> Long.toString(each.id()))
                .distinct()
                .toList();
    }

    private String overview(JobID id) {
        Object shown = ask(OVERVIEW, Map.of());
        List<JobMessages.Line> lines = shown instanceof JobMessages.Overview all ? all.jobs() : List.of();
        return JsonRecords.write(new JobMessages.Overview(lines.stream()
                .filter(each -> each.jid().equals(id.toHexString()))
                .toList()));
    }

    /// Returns the response; null if there is none.
    private @Nullable Object ask(String key, Map<String, String> variables) {
        Routes.Answer answer = routes.all().get(key);
        if (answer == null) return null;
        try {
            return answer.to(HttpRequest.about(variables));
        } catch (Refusal | MillraceException none) {
            return null;
        } catch (RuntimeException wrong) {
            throw wrong;
        } catch (Exception wrong) {
            throw new IllegalStateException(key + " is not answered", wrong);
        }
    }
}
