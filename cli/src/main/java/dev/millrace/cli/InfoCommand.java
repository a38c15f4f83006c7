package dev.millrace.cli;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.cli.remote.ProgramOptions;
import dev.millrace.cli.remote.SettingOptions;
import dev.millrace.graph.Explanation;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows the plan of a program's first job, without running the job.
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        description = "Prints the plan of a program's first job as JSON. The main method runs in this process until it"
                + " starts the job. The job does not run.")
final class InfoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ProgramOptions program = new ProgramOptions();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Option(names = "--json", description = "Print only the JSON.")
    private boolean isJson;

    /// Ends the main method of the program when its plan is complete.
    private static final class PlanIsThere extends Error {
        private static final long serialVersionUID = 1L;
        final transient JobSpec job;

        PlanIsThere(JobSpec job) {
            super("only the plan of this program was asked for", null, false, false);
            this.job = job;
        }
    }

    private static final class Planning implements JobExecutor {
        @Override
        public JobClient start(JobSpec job) {
            throw new PlanIsThere(job);
        }

        @Override
        public String explain(JobSpec job) {
            return Explanation.json(job);
        }
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        LocalProgram local = new LocalProgram(program.program(), program.mainClass(), List.of(), program.arguments());
        try {
            ScopedValue.where(JobExecutor.HERE, new Planning()).call(() -> {
                local.run(
                        program.parallelism(),
                        settings.all(),
                        false,
                        spec.commandLine().getErr());
                return true;
            });
        } catch (PlanIsThere planned) {
            if (!isJson) out.println("----------------------- Execution Plan -----------------------");
            out.println(Explanation.json(planned.job));
            if (!isJson) out.println("--------------------------------------------------------------");
            return Main.OK;
        }
        spec.commandLine().getErr().println("millrace: the program ended without starting a job");
        return Main.FAILED;
    }
}
