package dev.millrace.cli.remote;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a program is to run, in Flink's words.
public final class Targets {
    private static final Fault UNKNOWN = new Fault(8194, Category.USER, "a target that is not supported");
    private static final String KEY = "execution.target";
    private static final String LOCAL = "local";
    private static final String REMOTE = "remote";

    private Targets() {}

    /// The coordinator that runs a program.
    ///
    /// @param target as `-t` says; null for what the settings say
    /// @param address as `-m` says
    /// @return null if this process runs it
    /// @throws MillraceException if the target is another system's
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

    /// @throws MillraceException if an application is to run elsewhere than in the processes that people start
    static void application(@Nullable String target) {
        List<String> known = List.of("standalone", LOCAL, REMOTE);
        if (target != null && !known.contains(target)) throw unknown(target, known);
    }

    private static MillraceException unknown(String named, List<String> known) {
        return UNKNOWN.what("programs cannot run on the target %s", named)
                .why("Millrace knows %s; YARN and Kubernetes are not supported", String.join(", ", known))
                .fix("start a coordinator and workers there yourself, and name it with -m HOST:PORT");
    }
}
