package dev.millrace.examples.leaderboard;

/// Holds the points of a player in a window.
///
/// @param windowEnd the end of the window in milliseconds since the epoch, exclusive
public record Total(long windowEnd, String player, long points) {

    /// The better total first. Equal totals are in the order of the players' names, so that each run prints the same.
    static int bestFirst(Total one, Total other) {
        int byPoints = Long.compare(other.points, one.points);
        return byPoints != 0 ? byPoints : one.player.compareTo(other.player);
    }
}
