package dev.millrace.cli;

import java.util.List;

/// Runs small commands, so that the JVM can record which classes and methods a start needs. The launcher of an
/// installation runs this class once for each JDK and kind of command, and gives the record (an AOT cache) to
/// later starts.
public final class StartupTraining {
    private static final int ROUNDS = 3;

    private StartupTraining() {}

    /// @param args `programs`, the jar of a short program and a directory for the results of the demo; or `sql` and a
    ///     file of statements
    public static void main(String[] args) {
        List<String[]> commands = switch (args[0]) {
            case "programs" ->
                List.of(
                        new String[] {"run", "--no-ui", args[1]},
                        new String[] {"demo", "--no-ui", "--replay", "0", "--output", args[2]});
            case "sql" -> List.<String[]>of(new String[] {"sql", "-f", args[1]});
            default -> throw new IllegalArgumentException(args[0]);
        };
        for (int round = 0; round < ROUNDS; round++) {
            for (String[] each : commands) {
                int status = Main.run(each, System.out, System.err);
                if (status != Main.OK) System.exit(status);
            }
        }
    }
}
