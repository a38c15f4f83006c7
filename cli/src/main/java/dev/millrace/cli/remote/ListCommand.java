package dev.millrace.cli.remote;

import dev.millrace.client.message.JobMessages;
import dev.millrace.format.text.JsonRecords;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lists jobs.
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the jobs of a coordinator.")
public final class ListCommand implements Callable<Integer> {
    private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED");
    private static final Set<String> SCHEDULED = Set.of("CREATED", "INITIALIZING");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss").withZone(ZoneId.systemDefault());

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Option(
            names = {"-r", "--running"},
            description = "Only running jobs.")
    private boolean isRunning;

    @Option(
            names = {"-s", "--scheduled"},
            description = "Only jobs that do not run yet.")
    private boolean isScheduled;

    @Option(
            names = {"-a", "--all"},
            description = "Also list jobs that have ended.")
    private boolean isAll;

    @Override
    public Integer call() {
        List<JobMessages.Line> jobs = remote.client().jobs();
        boolean isBoth = isRunning == isScheduled;
        List<JobMessages.Line> running = isAll || isBoth || isRunning
                ? jobs.stream().filter(ListCommand::runs).toList()
                : List.of();
        List<JobMessages.Line> scheduled = isAll || isBoth || isScheduled
                ? jobs.stream().filter(each -> SCHEDULED.contains(each.state())).toList()
                : List.of();
        List<JobMessages.Line> ended = isAll
                ? jobs.stream().filter(each -> ENDED.contains(each.state())).toList()
                : List.of();
        PrintWriter out = spec.commandLine().getOut();
        if (remote.isJson()) {
            out.println(JsonRecords.pretty(new JobMessages.Overview(jobs.stream()
                    .filter(each -> running.contains(each) || scheduled.contains(each) || ended.contains(each))
                    .toList())));
            return 0;
        }
        if (isAll || isBoth || isRunning) tell("Running/Restarting Jobs", "No running jobs.", running, out);
        if (isAll || isBoth || isScheduled) tell("Scheduled Jobs", "No scheduled jobs.", scheduled, out);
        if (isAll) tell("Terminated Jobs", "No terminated jobs.", ended, out);
        return 0;
    }

    private static boolean runs(JobMessages.Line job) {
        return !ENDED.contains(job.state()) && !SCHEDULED.contains(job.state());
    }

    private static void tell(String title, String none, List<JobMessages.Line> jobs, PrintWriter out) {
        if (jobs.isEmpty()) {
            out.println(none);
            return;
        }
        out.println("------------------ " + title + " ------------------");
        for (JobMessages.Line each : jobs) {
            String time = TIME.format(Instant.ofEpochMilli(each.startTime()));
            out.println(time + " : " + each.jid() + " : " + each.name() + " (" + each.state() + ")");
        }
        out.println("-".repeat(title.length() + 38));
    }
}
