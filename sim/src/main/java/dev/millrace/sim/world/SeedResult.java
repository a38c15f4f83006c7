package dev.millrace.sim.world;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds the result of a seed.
///
/// @param again the arguments of `./millrace sim` that run the seed again
/// @param words the plan of the seed as text
/// @param wrong what went wrong; null if nothing did
/// @param hash equal for two runs with the same events
/// @param lives the number of lives
/// @param happenings the counts of the events that occurred
/// @param calls the last calls to the outside
/// @param events the last events, including thread switches
public record SeedResult(
        String again,
        List<String> words,
        @Nullable String wrong,
        long hash,
        int lives,
        long points,
        Map<Happening, Integer> happenings,
        List<String> calls,
        List<String> events) {

    public boolean isGood() {
        return wrong == null;
    }

    /// Returns the command that runs the seed again, its settings, and the last events.
    public String story() {
        StringBuilder story = new StringBuilder();
        story.append("./millrace sim ").append(again).append('\n');
        story.append("  ").append(wrong == null ? "all well" : wrong).append('\n');
        for (String each : words) story.append("  ").append(each).append('\n');
        story.append("  ").append(happenings).append('\n');
        story.append("  milliseconds  thread                               call of the outside\n");
        for (String each : calls) story.append("  ").append(each).append('\n');
        story.append("  milliseconds  thread                               event\n");
        for (String each : events) story.append("  ").append(each).append('\n');
        return story.toString();
    }
}
