package dev.millrace.cli.process;

import dev.millrace.base.fault.CodedException;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cli.remote.ConfigurationFile;
import dev.millrace.cli.remote.SettingOptions;
import dev.millrace.server.MemoryPlan;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Prints the JVM options for a command line; the launcher calls it before it starts the JVM.
public final class JvmOptions {
    private static final int WRONG = 2;

    private JvmOptions() {}

    public static void main(String[] args) {
        System.exit(print(args, System.out, System.err));
    }

    /// @return 2 if the memory settings are invalid
    public static int print(String[] args, PrintStream out, PrintStream err) {
        try {
            MemoryPlan.of(settings(List.of(args)), machineBytes())
                    .ifPresent(plan -> out.println(String.join(" ", plan.jvmOptions())));
            return 0;
        } catch (MillraceException impossible) {
            err.println(impossible.getMessage());
            return WRONG;
        } catch (IllegalArgumentException noSize) {
            boolean isTold = noSize instanceof CodedException;
            err.println((isTold ? "" : "taskmanager.memory.*: ") + noSize.getMessage());
            return WRONG;
        }
    }

    /// Returns the memory of the machine or of the container.
    static long machineBytes() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }

    /// Returns the settings of the file, overridden by `-D` options.
    private static Map<String, String> settings(List<String> args) {
        int named = args.indexOf("--configDir");
        Path directory = named < 0 || named + 1 == args.size() ? SettingOptions.usual() : Path.of(args.get(named + 1));
        Map<String, String> settings = new HashMap<>(directory == null ? Map.of() : ConfigurationFile.in(directory));
        for (int i = 0; i < args.size(); i++) {
            String each = args.get(i);
            if (!each.startsWith("-D")) continue;
            String pair = each.length() > 2 ? each.substring(2) : i + 1 < args.size() ? args.get(++i) : "";
            int equals = pair.indexOf('=');
            if (equals > 0) settings.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return settings;
    }
}
