package dev.millrace.cli;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.MillraceException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The entry point of `millrace`.
@Command(
        name = "millrace",
        description = "Runs programs written for Flink's DataStream API.",
        subcommands = {DemoCommand.class, RunCommand.class, VersionCommand.class, HelpCommand.class},
        footer = {"", "`./millrace bench` runs the benchmarks, from a source checkout. See README.md."})
public final class Main implements Runnable {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--debug", description = "Print stack traces with errors.")
    private boolean debug;

    Main() {}

    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /// Runs one command line.
    ///
    /// @return 0 if all went well, 1 if the job failed, 2 if the command line is wrong
    static int run(String[] args, PrintStream out, PrintStream err) {
        Logs.configure(Arrays.asList(args).contains("-v") || Arrays.asList(args).contains("--verbose"));
        Main main = new Main();
        CommandLine line = new CommandLine(main)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setStopAtPositional(false)
                .setExecutionExceptionHandler((thrown, _, _) -> main.tell(thrown, err));
        line.getSubcommands().values().forEach(command -> command.setStopAtPositional(true));
        return line.execute(args);
    }

    private int tell(Throwable thrown, PrintStream err) {
        MillraceException fault = fault(thrown);
        if (fault == null) {
            err.println(thrown);
            thrown.printStackTrace(err);
            return FAILED;
        }
        err.println(fault.getMessage());
        if (debug || fault.fault().category() == Category.BUG) fault.printStackTrace(err);
        return FAILED;
    }

    private static @Nullable MillraceException fault(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof MillraceException fault) return fault;
        }
        return null;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
