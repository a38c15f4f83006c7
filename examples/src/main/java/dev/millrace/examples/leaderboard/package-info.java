/// Contains an example of a leaderboard with sliding windows, which ranks the results of each window.
@NullMarked
package dev.millrace.examples.leaderboard;

import org.jspecify.annotations.NullMarked;
