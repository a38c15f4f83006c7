package dev.millrace.cli.remote;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Resolves where a program runs, with Flink's names of targets.
public final class Targets {
    private static final Fault UNKNOWN = new Fault(8194, Category.USER, "a target is not supported");
    private static final String KEY = "execution.target";
    private static final String LOCAL = "local";
    private static final String REMOTE = "remote";

    private Targets() {}

    /// Returns the address of the coordinator that runs a program.
    ///
    /// @param target the value of `-t`; null for the settings
    /// @param address the value of `-m`
    /// @return null if this process runs the program
    /// @throws MillraceException if Millrace does not support the target
    public static @Nullable String address(
            @Nullable String target, @Nullable String address, Map<String, String> settings) {
        String named = target != null ? target : settings.get(KEY);
        if (named == null) return RemoteRun.address(address, settings);
        return switch (named) {
            case LOCAL -> null;
            case REMOTE -> {
                String found = RemoteRun.address(address, settings);
                yield found == null ? RemoteRun.here(settings) : found;
            }
            default -> throw unknown(named, List.of(LOCAL, REMOTE));
        };
    }

    /// @throws MillraceException if the target of an application is not a standalone cluster
    public static void application(@Nullable String target) {
        List<String> known = List.of("standalone", LOCAL, REMOTE);
        if (target != null && !known.contains(target)) throw unknown(target, known);
    }

    private static MillraceException unknown(String named, List<String> known) {
        return UNKNOWN.what("Programs cannot run on the target %s.", named)
                .why("Millrace supports %s. YARN and Kubernetes are not supported.", String.join(", ", known))
                .fix("Start a coordinator and workers there yourself, and name the coordinator with -m"
                        + " HOST:PORT.");
    }
}
