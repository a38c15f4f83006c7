package dev.millrace.cli.remote;

import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.client.doctor.Diagnosis;
import dev.millrace.client.doctor.Finding;
import dev.millrace.client.doctor.JobFacts;
import dev.millrace.client.doctor.Looks;
import dev.millrace.client.message.JobMessages;
import dev.millrace.format.text.JsonRecords;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Diagnoses jobs.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Inspects a job, or all jobs that run or have failed, and reports problems with their remedies."
                + " The exit status is 1 if a problem is serious.")
public final class DoctorCommand implements Callable<Integer> {
    private static final Set<String> WELL = Set.of("FINISHED", "CANCELED");
    private static final double NANOS_PER_SECOND = 1e9;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            description = "The duration of the inspection in seconds. Default: 3.")
    private double seconds = 3;

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            description = "The id of the job, as `list` prints it. Default: all jobs.")
    private @Nullable String job;

    /// Holds the findings about one job.
    record Report(String jid, String name, String state, double seconds, List<Finding> findings) {}

    @Override
    public Integer call() {
        RestClient client = remote.client();
        List<Looks> looks = new ArrayList<>();
        for (String each : wanted(client)) looks.add(new Looks(client, each));
        park((long) (seconds * NANOS_PER_SECOND));
        List<Report> reports = new ArrayList<>();
        for (Looks each : looks) {
            JobFacts facts = each.facts();
            reports.add(new Report(facts.id(), facts.name(), facts.state(), facts.seconds(), Diagnosis.of(facts)));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (remote.isJson()) out.println(JsonRecords.pretty(Map.of("jobs", reports)));
        else if (reports.isEmpty()) out.println("No job is running or failed.");
        else for (Report each : reports) tell(each, out);
        boolean isSerious =
                reports.stream().flatMap(each -> each.findings.stream()).anyMatch(Finding::isSerious);
        return isSerious ? 1 : 0;
    }

    private List<String> wanted(RestClient client) {
        if (job != null) return List.of(job);
        return client.jobs().stream()
                .filter(each -> !WELL.contains(each.state()))
                .map(JobMessages.Line::jid)
                .toList();
    }

    private static void park(long nanos) {
        Host host = Host.real();
        long end = host.clock().nanos() + nanos;
        for (long left = nanos; left > 0; left = end - host.clock().nanos())
            host.threads().park(left);
    }

    private static void tell(Report report, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "Job %s '%s' is %s; observed for %.1f s.%n",
                report.jid,
                report.name,
                report.state,
                report.seconds);
        if (report.findings.isEmpty()) out.println("  Nothing is wrong.");
        for (Finding each : report.findings) {
            out.println((each.isSerious() ? "  SERIOUS: " : "  To know: ") + each.what());
            out.println("    seen:  " + each.evidence());
            out.println("    to do: " + each.advice());
        }
    }
}
