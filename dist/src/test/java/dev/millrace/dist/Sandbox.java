package dev.millrace.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs commands as a stranger on a new machine does: with few variables, an empty home directory, no network, and as
/// an unprivileged user. Without the user root, the commands keep the network and the user of the test.
///
/// @param directory the working directory of the commands, with their home directory
/// @param variables are added to the environment
record Sandbox(Path directory, Map<String, String> variables) {
    private static final long SECONDS = 900;
    private static final String NOBODY = "65534";

    /// What a command has printed.
    record Outcome(int status, String out, String err) {}

    /// Creates a sandbox in a new directory, which every user may read and write.
    static Sandbox create(Path parent) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(parent.resolve("a home"));
        if (isRoot()) check("chmod", "0777", directory.toString());
        return new Sandbox(directory, Map.of());
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    Sandbox with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(variables);
        more.put(name, value);
        return new Sandbox(directory, more);
    }

    /// Runs a script of the shell. The words after the script are its arguments.
    Outcome run(String script, Object... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            String alone = "ip link set lo up && exec setpriv --reuid=" + NOBODY + " --regid=" + NOBODY
                    + " --clear-groups --no-new-privs bash -c \"$0\" \"$@\"";
            command.addAll(List.of("unshare", "--net", "bash", "-c", alone));
        } else {
            command.addAll(List.of("bash", "-c"));
        }
        command.add(script);
        command.add("sandbox");
        for (Object each : words) command.add(each.toString());
        return outcome(command);
    }

    private Outcome outcome(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("millrace-dist", ".out");
        Path err = Files.createTempFile("millrace-dist", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            Map<String, String> environment = builder.environment();
            environment.clear();
            environment.put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
            environment.put("HOME", directory.toString());
            environment.put("MILLRACE_JAVA_HOME", System.getProperty("java.home"));
            environment.put("MILLRACE_AOT", "off");
            environment.putAll(variables);
            Process process = builder.start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end after " + SECONDS + " s: " + command + Files.readString(err));
            }
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /// Runs a command of the test itself, which must succeed.
    static String check(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes());
        int status = process.waitFor();
        if (status != 0) throw new AssertionError(String.join(" ", command) + " ended with " + status + "\n" + printed);
        return printed;
    }
}
