package dev.millrace.server.page;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.result.ResultPage;
import dev.millrace.api.result.ResultRequest;
import dev.millrace.base.host.Host;
import dev.millrace.client.doctor.Diagnosis;
import dev.millrace.client.doctor.JobFacts;
import dev.millrace.client.message.LiveMessages;
import dev.millrace.client.message.ResultMessages;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/// Answers requests about what jobs do at present: for the console, and for the doctor.
final class LivePages {
    private static final Duration APART = Duration.ofMillis(900);
    private static final int SAMPLES = 6;
    private static final Duration EXAMINED = Duration.ofMillis(2_500);

    private final Dispatcher dispatcher;
    private final Host host;
    private final JobSampler samples;
    private final JobSampler examinations;

    LivePages(Dispatcher dispatcher, Host host) {
        this.dispatcher = dispatcher;
        this.host = host;
        this.samples = new JobSampler(dispatcher, host, APART, SAMPLES);
        this.examinations = new JobSampler(dispatcher, host, EXAMINED, 2);
    }

    void addTo(Routes routes) {
        routes.on("GET /jobs/:jobid/results/:resultsid", this::records);
        routes.on("GET /live", _ -> cluster());
        routes.on("GET /jobs/:jobid/live", request -> {
            JobSampler.Sample sample = samples.sample(request.job());
            return LiveShapes.job(sample, facts(sample), now());
        });
        routes.on("GET /jobs/:jobid/vertices/:vertexid/live", request -> {
            JobSampler.Sample sample = samples.sample(request.job());
            return LiveShapes.subtasks(sample, JobPages.vertex(sample.now(), request.variable("vertexid")), now());
        });
        routes.on("GET /jobs/:jobid/findings", this::findings);
    }

    private long now() {
        return host.clock().millis();
    }

    private JobFacts facts(JobSampler.Sample sample) {
        return SampledFacts.of(sample, dispatcher, now());
    }

    private LiveMessages.Cluster cluster() {
        List<LiveMessages.Line> lines = new ArrayList<>();
        for (JobView each : dispatcher.jobs()) {
            JobSampler.Sample sample = samples.sample(each);
            lines.add(LiveShapes.line(sample, facts(sample), now()));
        }
        return new LiveMessages.Cluster(now(), ClusterPages.overview(dispatcher), lines);
    }

    /// Observes a job for a moment if nobody has observed it before.
    private LiveMessages.Findings findings(HttpRequest request) {
        JobID id = request.job();
        JobSampler.Sample sample = examinations.sample(id);
        if (sample.before() == null && !sample.now().status().isTerminalState()) {
            long end = host.clock().nanos() + EXAMINED.toNanos();
            for (long left = EXAMINED.toNanos();
                    left > 0;
                    left = end - host.clock().nanos()) host.threads().park(left);
            sample = examinations.sample(id);
        }
        JobFacts facts = facts(sample);
        return new LiveMessages.Findings(facts.id(), facts.name(), facts.state(), facts.seconds(), Diagnosis.of(facts));
    }

    /// Returns records to the program that has started the job.
    private ResultMessages.Page records(HttpRequest request) {
        String writer = Objects.requireNonNullElse(request.parameter("writer"), "");
        ResultRequest asked = new ResultRequest(request.variable("resultsid"), writer, request.longParameter("from"));
        ResultPage page =
                dispatcher.results(JobPages.known(dispatcher, request.job()).id(), asked);
        String records = Base64.getEncoder().encodeToString(page.records());
        return new ResultMessages.Page(page.writer(), page.first(), page.count(), records, page.isLast());
    }
}
