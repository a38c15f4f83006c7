package dev.millrace.sim.world;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came of a seed.
///
/// @param again the arguments of `./millrace sim` that run it again
/// @param words all that the seed has decided
/// @param wrong null if all was well
/// @param hash equal for two runs in which the same happened
/// @param lives how many the process had
/// @param happenings what has befallen the job, and how often
/// @param calls the last calls of the outside
/// @param events the last ones, changes of turns with them
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

    /// The line that runs the seed again, its settings, and what happened last.
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
