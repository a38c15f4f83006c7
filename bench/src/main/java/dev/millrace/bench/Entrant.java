package dev.millrace.bench;

import dev.millrace.bench.load.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Lists the engines that the driver knows, with their configurations.
enum Entrant {
    MILLRACE("millrace", false),
    FLINK("flink", true),
    JET("jet", true),
    BARE("bare", false);

    private static final List<String> ONLY = List.of("default");
    private static final List<String> COPY_OR_REUSE = List.of("copy", "reuse");
    private static final List<String> REUSE = List.of("reuse");

    private final String title;
    private final boolean isPeer;

    Entrant(String title, boolean isPeer) {
        this.title = title;
        this.isPeer = isPeer;
    }

    /// Returns the name on the command line and in results.
    String title() {
        return title;
    }

    /// Returns whether the engine needs the class path of the module that is not shipped.
    boolean isPeer() {
        return isPeer;
    }

    /// Returns the configurations for a workload; empty if the engine does not implement the workload.
    List<String> configs(Workload workload) {
        if (workload.isPath()) return this == MILLRACE || this == FLINK ? REUSE : List.of();
        return switch (this) {
            case MILLRACE ->
                switch (workload) {
                    case CHECKPOINT -> List.of("changes", "whole");
                    case REST_LOAD -> List.of("quiet", "flooded");
                    case EXCHANGE -> COPY_OR_REUSE;
                    default -> ONLY;
                };
            case BARE ->
                workload.isOnCluster() || workload.isKeeping() || workload == Workload.CHECKPOINTED ? List.of() : ONLY;
            case JET ->
                switch (workload) {
                    case INTERVAL_JOIN, CHECKPOINTED -> List.of();
                    default -> workload.isOnCluster() || workload.isKeeping() ? List.of() : ONLY;
                };
            case FLINK ->
                switch (workload) {
                    case LATENCY, LATENCY_TWO -> List.of("timeout-default", "timeout-0");
                    case REST_LOAD -> List.of();
                    case STARTUP, CHECKPOINTED -> List.of("reuse");
                    case EXCHANGE -> COPY_OR_REUSE;
                    default -> workload.isOnCluster() || workload.isKeeping() ? ONLY : COPY_OR_REUSE;
                };
        };
    }

    static Optional<Entrant> titled(String title) {
        return Arrays.stream(values()).filter(it -> it.title.equals(title)).findFirst();
    }
}
