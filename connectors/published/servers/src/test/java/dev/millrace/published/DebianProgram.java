package dev.millrace.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Finds a program of a package of Debian, and installs the package if the program is absent.
final class DebianProgram {
    private static final long INSTALL_SECONDS = 600;

    private DebianProgram() {}

    /// Returns the path of the program.
    ///
    /// @param directory for the output of the installation
    /// @throws IOException if the program is absent and cannot be installed; the message names the command
    static String require(Path program, String debianPackage, Path directory) throws IOException, InterruptedException {
        if (Files.isExecutable(program)) return program.toString();
        String advice = program + " is absent. This test needs a server of Debian. Install the server with: "
                + "apt-get update && apt-get install -y --no-install-recommends " + debianPackage;
        if (!System.getProperty("user.name").equals("root") || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            throw new IOException(advice);
        }
        Path log = directory.resolve("apt-" + debianPackage + ".log");
        if (aptGet(log, "update") != 0
                || aptGet(log, "install", "-y", "--no-install-recommends", debianPackage) != 0
                || !Files.isExecutable(program)) {
            throw new IOException(advice + "\nThe test tried that and failed:\n" + Files.readString(log));
        }
        return program.toString();
    }

    /// Runs `apt-get`. The run level keeps the package from starting a server of the machine.
    private static int aptGet(Path log, String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("apt-get", "-o", "DPkg::Lock::Timeout=300"));
        command.addAll(List.of(arguments));
        Map<String, String> environment = Map.of("DEBIAN_FRONTEND", "noninteractive", "RUNLEVEL", "1");
        try (ServerProcess process = ServerProcess.start(command, environment, log)) {
            return process.await(INSTALL_SECONDS);
        }
    }
}
