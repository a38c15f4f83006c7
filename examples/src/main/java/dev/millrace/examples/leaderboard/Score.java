package dev.millrace.examples.leaderboard;

import java.time.Instant;

/// Reports that a player won points.
public record Score(String player, Instant time, int points) {
    long millis() {
        return time.toEpochMilli();
    }
}
