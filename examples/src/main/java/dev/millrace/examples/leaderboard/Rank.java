package dev.millrace.examples.leaderboard;

import java.time.Instant;

/// Represents a row of the leaderboard.
///
/// @param time the end of the window
/// @param rank from 1
public record Rank(Instant time, int rank, String player, long points) {}
