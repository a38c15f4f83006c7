package dev.millrace.cli;

import dev.millrace.cli.crash.CrashTestCommand;
import dev.millrace.cli.process.ApplicationCommand;
import dev.millrace.cli.process.ClusterCommand;
import dev.millrace.cli.process.CoordinatorCommand;
import dev.millrace.cli.process.HistoryServerCommand;
import dev.millrace.cli.process.UserCommand;
import dev.millrace.cli.process.WorkerCommand;
import dev.millrace.cli.project.NewCommand;
import dev.millrace.cli.remote.CancelCommand;
import dev.millrace.cli.remote.CheckpointCommand;
import dev.millrace.cli.remote.DoctorCommand;
import dev.millrace.cli.remote.ListCommand;
import dev.millrace.cli.remote.LogLevelCommand;
import dev.millrace.cli.remote.RescaleCommand;
import dev.millrace.cli.remote.SavepointCommand;
import dev.millrace.cli.remote.StopCommand;
import dev.millrace.cli.sql.ConformanceCommand;
import dev.millrace.cli.sql.SqlCommand;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.HelpCommand;

/// Describes a command without loading its class. The class of one command refers to the server, and the class of
/// another to the libraries of a cluster; a short command such as `run` needs neither.
///
/// @param name the word on the command line
/// @param aliases other words for the command
/// @param summary the first sentence of the description
/// @param type the class that picocli inspects
record CommandEntry(String name, List<String> aliases, String summary, Supplier<Class<?>> type) {
    /// All commands, in the order of the usage text.
    static final List<CommandEntry> ALL = List.of(
            new CommandEntry(
                    "crash-test",
                    "Kills a job at random times and verifies that its output is exactly once.",
                    () -> CrashTestCommand.class),
            new CommandEntry(
                    "demo",
                    "Computes three results from real flights in event time: delays by airport and hour, the ten worst airports of each day, and storms of late departures.",
                    () -> DemoCommand.class),
            new CommandEntry("run", "Runs the main method of a jar or class.", () -> RunCommand.class),
            new CommandEntry(
                    "sql",
                    "Runs statements of Flink's SQL from a file, an argument or standard input, and prints their results.",
                    () -> SqlCommand.class),
            new CommandEntry(
                    "conformance",
                    "Runs a folder of SQL cases with known answers, and prints how many of each file pass.",
                    () -> ConformanceCommand.class),
            new CommandEntry("info", "Prints the plan of a program's first job as JSON.", () -> InfoCommand.class),
            new CommandEntry(
                    "coordinator",
                    "Starts a coordinator, which accepts programs over HTTP and runs their jobs.",
                    () -> CoordinatorCommand.class),
            new CommandEntry(
                    "application",
                    List.of("run-application"),
                    "Starts a coordinator that runs one program and ends when the jobs of the program have ended.",
                    () -> ApplicationCommand.class),
            new CommandEntry(
                    "worker",
                    "Starts a worker, which runs subtasks of the jobs of a coordinator (`millrace coordinator --call-port N`).",
                    () -> WorkerCommand.class),
            new CommandEntry(
                    "cluster",
                    "Starts or stops a coordinator and workers on this machine.",
                    () -> ClusterCommand.class),
            new CommandEntry(
                    "historyserver",
                    "Starts a history server, which shows ended jobs from the archives that coordinators write to jobmanager.archive.fs.dir.",
                    () -> HistoryServerCommand.class),
            new CommandEntry("list", "Lists the jobs of a coordinator.", () -> ListCommand.class),
            new CommandEntry("cancel", "Cancels a job.", () -> CancelCommand.class),
            new CommandEntry("stop", "Stops a job with a savepoint.", () -> StopCommand.class),
            new CommandEntry(
                    "savepoint",
                    "Takes a savepoint of a running job, or deletes a savepoint with -d.",
                    () -> SavepointCommand.class),
            new CommandEntry(
                    "checkpoint",
                    "Takes a checkpoint of a running job now, in addition to the periodic checkpoints.",
                    () -> CheckpointCommand.class),
            new CommandEntry(
                    "rescale",
                    "Changes the parallelism of a running job that has the adaptive scheduler, as soon as there are enough slots.",
                    () -> RescaleCommand.class),
            new CommandEntry(
                    "log-level",
                    "Sets the level of a logger of the coordinator or of a worker, until the process ends.",
                    () -> LogLevelCommand.class),
            new CommandEntry("user", "Edits the file of users of the HTTP interface.", () -> UserCommand.class),
            new CommandEntry(
                    "doctor",
                    "Inspects a job, or all jobs that run or have failed, and reports problems with their remedies.",
                    () -> DoctorCommand.class),
            new CommandEntry(
                    "state",
                    "Shows the operators, states and types of a checkpoint or savepoint.",
                    () -> StateCommand.class),
            new CommandEntry("new", "Creates a project with a job, a test and a build.", () -> NewCommand.class),
            new CommandEntry(
                    "migrate",
                    "Rewrites a program for Flink: Java and Scala sources, Maven and Gradle files.",
                    () -> MigrateCommand.class),
            new CommandEntry(
                    "export",
                    "Turns a jar that was written against Millrace into a jar for Flink 2.x, and lists what Flink lacks.",
                    () -> ExportCommand.class),
            new CommandEntry(
                    "connector-check",
                    "Lists the classes and members of Flink that the classes of jars use and that Millrace does not have.",
                    () -> ConnectorCheckCommand.class),
            new CommandEntry("version", "Prints the version and the JVM it runs on.", () -> VersionCommand.class),
            new CommandEntry(
                    "completion",
                    "Prints a script with which bash and zsh complete commands and options.",
                    () -> CompletionCommand.class),
            new CommandEntry(
                    "help",
                    "When no COMMAND is given, the usage help for the main command is displayed.",
                    () -> HelpCommand.class));

    private CommandEntry(String name, String summary, Supplier<Class<?>> type) {
        this(name, List.of(), summary, type);
    }

    /// Returns the command with a name or alias; empty if there is none.
    static Optional<CommandEntry> named(String name) {
        return ALL.stream()
                .filter(each -> each.name.equals(name) || each.aliases.contains(name))
                .findFirst();
    }
}
