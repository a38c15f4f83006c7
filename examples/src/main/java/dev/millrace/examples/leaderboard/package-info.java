/// Leaderboard: sliding windows, and the best of each window.
@NullMarked
package dev.millrace.examples.leaderboard;

import org.jspecify.annotations.NullMarked;
