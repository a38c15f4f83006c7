package dev.millrace.cli;

import dev.millrace.api.util.InvalidProgramException;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.CodedException;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The class is the entry point of `millrace`.
@Command(
        name = "millrace",
        description = "Runs programs written for Flink's DataStream API.",
        footer = {
            "",
            "`./millrace bench` runs the benchmarks and `./millrace sim` the simulator, from a source checkout.",
            "See README.md."
        })
public final class Main implements Runnable {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    /// Arguments that print the list of commands, or the version.
    private static final Set<String> LISTS = Set.of("help", "-h", "--help", "-V", "--version");
    /// Commands that read the descriptions of all others.
    private static final Set<String> ABOUT_ALL = Set.of("help", "completion");

    private static final Set<String> WITH_PROGRAM = Set.of("run", "info", "application");

    private static final Fault FILE = new Fault(8005, Category.USER, "a file cannot be used");

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
    /// @return 0 for success, 1 if the job failed, 2 if the command line is wrong
    static int run(String[] args, PrintStream out, PrintStream err) {
        Main main = new Main();
        CommandLine line = line(main, args)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionStrategy(parsed -> {
                    Logs.configure(isVerbose(parsed));
                    return new CommandLine.RunLast().execute(parsed);
                })
                .setParameterExceptionHandler((wrong, _) -> correct(wrong))
                .setExecutionExceptionHandler((thrown, _, _) -> main.tell(thrown, err));
        return line.execute(args);
    }

    private static OptionSpec verbose() {
        return OptionSpec.builder("-v", "--verbose")
                .description("Print log messages from level INFO on, instead of WARN.")
                .build();
    }

    /// Returns whether the command or one of its parents has the option `--verbose`.
    private static boolean isVerbose(ParseResult parsed) {
        return parsed.asCommandLineList().stream()
                .anyMatch(each -> each.getParseResult().hasMatchedOption("--verbose"));
    }

    /// Parses a command line as [#run] does, without running it.
    ///
    /// @throws ParameterException if it is wrong
    static void read(String[] args) {
        line(new Main()).parseArgs(args);
    }

    /// Returns the command line with the commands that the arguments need. To inspect the class of a command takes
    /// longer than to run a small program, so other commands are left out.
    private static CommandLine line(Main main, String[] args) {
        boolean asksForList = args.length == 0 || args.length == 1 && LISTS.contains(args[0]);
        if (asksForList) return list(main);
        return CommandEntry.named(args[0])
                .filter(each -> !ABOUT_ALL.contains(each.name()))
                .map(each -> line(main, List.of(each)))
                .orElseGet(() -> line(main));
    }

    /// Returns a command line that knows the names and summaries of the commands only.
    private static CommandLine list(Main main) {
        CommandLine line = new CommandLine(main);
        addHelp(line);
        for (CommandEntry each : CommandEntry.ALL) {
            CommandSpec named = CommandSpec.create().aliases(each.aliases().toArray(String[]::new));
            named.usageMessage().description(each.summary());
            line.addSubcommand(
                    each.name(), each.name().equals("help") ? each.type().get() : named);
        }
        return line;
    }

    /// Returns the command line with all commands; each command has the options `--help` and `--version`.
    static CommandLine line(Main main) {
        return line(main, CommandEntry.ALL);
    }

    private static CommandLine line(Main main, List<CommandEntry> commands) {
        CommandLine line = new CommandLine(main);
        commands.forEach(each -> line.addSubcommand(each.type().get()));
        line.setStopAtPositional(false);
        addHelp(line);
        for (CommandLine command : line.getSubcommands().values()) {
            // The arguments after a program's name belong to the program.
            boolean hasProgram = WITH_PROGRAM.contains(command.getCommandName());
            if (hasProgram) command.setStopAtPositional(true);
        }
        return line;
    }

    private static void addHelp(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        if (!spec.helpCommand() && !spec.mixinStandardHelpOptions()) spec.mixinStandardHelpOptions(true);
        if (!spec.helpCommand() && spec.findOption("--verbose") == null) spec.addOption(verbose());
        // The list of commands shows the first line of each description.
        String description = String.join(" ", spec.usageMessage().description());
        spec.usageMessage().description(description.split("(?<=\\.) ", 2));
        spec.versionProvider(() -> new String[] {VersionCommand.text()});
        line.getSubcommands().values().stream().distinct().forEach(Main::addHelp);
    }

    /// Prints what is wrong, suggestions, and the correct usage.
    private static int correct(ParameterException wrong) {
        PrintWriter err = wrong.getCommandLine().getErr();
        err.println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        wrong.getCommandLine().usage(err);
        return WRONG_USAGE;
    }

    private int tell(Throwable thrown, PrintStream err) {
        if (thrown instanceof ParameterException wrong) {
            err.println(wrong.getMessage());
            return WRONG_USAGE;
        }
        Throwable told = told(thrown);
        if (told == null) {
            thrown.printStackTrace(err);
            return FAILED;
        }
        err.println(told.getMessage());
        String cause = rootCause(told);
        if (cause != null) err.println("  cause " + cause);
        if (debug || isBug(told)) told.printStackTrace(err);
        return FAILED;
    }

    /// Returns the innermost cause of an error, unless the text of the error already contains the cause.
    private static @Nullable String rootCause(Throwable told) {
        Throwable root = told;
        while (root.getCause() != null) root = root.getCause();
        if (root == told || root instanceof CodedException) return null;
        String message = root.getMessage();
        boolean isTold = String.valueOf(told.getMessage())
                .contains(message != null ? message : root.getClass().getName());
        return isTold ? null : root.toString();
    }

    private static boolean isBug(Throwable told) {
        return told instanceof CodedException fault && fault.fault().category() == Category.BUG;
    }

    /// Returns the first exception in the chain with a fault; null if there is none.
    private static @Nullable Throwable told(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof CodedException || each instanceof InvalidProgramException) return each;
            if (each instanceof FileSystemException file) return unusable(file);
        }
        return null;
    }

    private static MillraceException unusable(FileSystemException file) {
        String reason = file.getReason();
        boolean isDenied = file instanceof AccessDeniedException && reason == null;
        String why = isDenied ? "you may not read or write it" : String.valueOf(reason);
        if (reason == null && !isDenied) why = file.getClass().getSimpleName();
        return FILE.what("%s cannot be read, created or written.", file.getFile())
                .why("%s", why)
                .cause(file)
                .fix("Check the path and its permissions, or use another path.");
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
