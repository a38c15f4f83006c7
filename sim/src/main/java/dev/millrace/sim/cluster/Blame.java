package dev.millrace.sim.cluster;

import java.util.List;

/// Tells failures that the world is to blame for from those of the engine.
final class Blame {
    private static final List<String> EXCUSES = List.of(
            "on purpose",
            "was not complete after",
            // Connections that are lost, and channels that are late or whose other end failed.
            "MR-5402",
            "MR-5403",
            "MR-5404",
            "MR-5405",
            "MR-5406",
            "MR-5407",
            // Calls that nobody answers, or not in time.
            "MR-5440",
            "MR-5441",
            // Who leads, who is enlisted.
            "MR-5446",
            "MR-5447",
            // Mail.
            "MR-5474",
            "MR-5476",
            "MR-5477",
            // Lost workers and coordinators.
            "MR-5480",
            "MR-5481",
            "MR-5482",
            "MR-5483",
            "MR-5484");

    private Blame() {}

    static boolean isOfTheWorld(String why) {
        return EXCUSES.stream().anyMatch(why::contains);
    }
}
