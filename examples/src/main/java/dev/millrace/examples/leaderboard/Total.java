package dev.millrace.examples.leaderboard;

/// The points of a player in a window.
///
/// @param windowEnd milliseconds since 1970 UTC, exclusive
public record Total(long windowEnd, String player, long points) {

    /// The better total first. Equal totals are in the order of the players' names, so that each run prints the same.
    static int bestFirst(Total one, Total other) {
        int byPoints = Long.compare(other.points, one.points);
        return byPoints != 0 ? byPoints : one.player.compareTo(other.player);
    }
}
